export { missing, needed } from './installed.ts'
export { NotInstalled } from './not-installed.ts'
