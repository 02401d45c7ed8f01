/** Whether this is the run that leaves nothing out: `npm run test:long`. */
export const full = process.env.WENCE_TEST_SIZE === 'full'

/** How many of what is many: a tenth in `npm test`, all in `npm run test:long`. A file that imports this is run by both. */
export const sized = (all: number): number => (full ? all : Math.ceil(all / 10))
