/** How many of what is many: a tenth in `npm test`, all in `npm run test:long`. A file that imports this is run by both. */
export const sized = (full: number): number => (process.env.WENCE_TEST_SIZE === 'full' ? full : Math.ceil(full / 10))
