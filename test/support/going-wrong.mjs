// Loaded into a process before the program: told to, it goes wrong where nobody catches it.
process.on('SIGUSR2', () => {
  Promise.reject(new Error('一句私密的话'))
})
