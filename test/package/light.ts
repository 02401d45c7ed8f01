import { cpSync, existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'

const names = z.record(z.string(), z.string()).default({})

const manifest = z.object({
  dependencies: names,
  optionalDependencies: names,
  bin: z.record(z.string(), z.string()),
  files: z.array(z.string()),
})

export const MANIFEST = manifest.parse(JSON.parse(readFileSync('package.json', 'utf8')))

/** A package with the version that package.json names. */
export const versioned = (name: string): string => `${name}@${MANIFEST.optionalDependencies[name]}`

const lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      dependencies: names,
      peerDependencies: names,
      optional: z.boolean().optional(),
      dev: z.boolean().optional(),
    }),
  ),
})

/** Where the lock puts what `npm ci --omit=dev --omit=optional` installs, from the project's folder on. */
export function lightTree(): string[] {
  const { packages } = lock.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')))
  const placeOf = (from: string, name: string): string | undefined => {
    const place = join(from, 'node_modules', name)
    if (packages[place]) return place
    return from === '' ? undefined : placeOf(from.slice(0, Math.max(0, from.lastIndexOf('node_modules') - 1)), name)
  }
  const found = new Set<string>()
  const visit = (from: string, wanted: readonly string[]): void => {
    for (const name of wanted) {
      const place = placeOf(from, name)
      if (place === undefined || found.has(place)) continue
      found.add(place)
      const { dependencies = {}, peerDependencies = {} } = packages[place] ?? {}
      visit(place, [...Object.keys(dependencies), ...Object.keys(peerDependencies)])
    }
  }
  visit('', Object.keys(MANIFEST.dependencies))
  return [...found].sort()
}

/** Copies the light install into a folder, as npm would lay it out there. */
export function installLight(folder: string): void {
  for (const place of lightTree())
    cpSync(place, join(folder, place), {
      recursive: true,
      dereference: true,
      // What is nested in it has a place of its own in the lock.
      filter: (file) => !file.slice(place.length).split('/').includes('node_modules') && existsSync(dirname(file)),
    })
}

export const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true
