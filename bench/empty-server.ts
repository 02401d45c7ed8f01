import { createServer } from 'node:http'

/** Reads a request and says yes: what an acknowledgement costs where nothing is done for it. Says its port. */
const server = createServer((request, response) => {
  request.resume().on('end', () => response.end('{}'))
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`port ${typeof address === 'object' ? address?.port : ''}\n`)
})
