export { HttpIngress, type HttpPorts } from './http.ts'
export { SocketIngress, type SocketPorts } from './socket.ts'
