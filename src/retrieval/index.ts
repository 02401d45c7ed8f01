export { ClauseFinder, type Found, type Hit } from './finder.ts'
