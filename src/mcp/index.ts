export { mcpServer } from './server.ts'
export { serveOverStdio } from './stdio.ts'
