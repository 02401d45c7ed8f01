import type { z } from 'zod'
import { listed, nearest, oneOf, quoted } from './similar.ts'
import { HALF_COLON, WIDE_COLON } from './syntax.ts'

type Path = readonly PropertyKey[]
type Issue = z.core.$ZodIssue

/** What a value of a file lacks of its form, in Chinese, with the path it is told at. */
export interface Lack {
  readonly path: Path
  readonly found: string
  readonly wanted: string
}

/** The lacks that zod found in a value, each once; a key that is missing because it is misspelt is told as misspelt. */
export function lacksOf(issues: readonly Issue[], value: unknown, schema: z.core.$ZodType): Lack[] {
  const single = issues.flatMap((issue) => narrowed(issue))
  const misspelt = new Set(
    single.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.flatMap((key) =>
            missingFor(key, issue.path, value, schema).map((each) => keyOf([...issue.path, each])),
          )
        : [],
    ),
  )
  return single
    .filter(({ path }) => valueAt(value, path) !== undefined || !misspelt.has(keyOf(path)))
    .flatMap((issue) => lackOf(issue, value, schema))
}

const keyOf = (path: Path): string => JSON.stringify(path.map(String))

export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined), value)

/** Of a union, what the form that comes nearest lacks; where none has the kind of value, the issue itself. */
function narrowed(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue]
  const near = issue.errors
    .filter((form) => !form.some(({ code, path }) => path.length === 0 && code !== 'unrecognized_keys'))
    .sort((a, b) => weightOf(a) - weightOf(b))[0]
  if (!near) return [issue]
  return near.flatMap((inner) => narrowed({ ...inner, path: [...issue.path, ...inner.path] }))
}

const weightOf = (issues: readonly Issue[]): number =>
  issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0)

function lackOf(issue: Issue, value: unknown, schema: z.core.$ZodType): Lack[] {
  const { path } = issue
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...path, key],
      found: `键${quoted(key)}`,
      wanted: key.includes(WIDE_COLON)
        ? HALF_COLON
        : `这里认识的键：${oneOf(key, missingFor(key, path, value, schema, formsAt(schema, path).flatMap(keysOf)))}`,
    }))
  if (issue.code === 'invalid_key')
    return [{ path, found: `键${quoted(String(path.at(-1)))}`, wanted: wantedOf(issue.issues[0] ?? issue) }]
  const there = valueAt(value, path)
  if (there === undefined)
    return [
      {
        path: path.slice(0, -1),
        found: `缺少${quoted(`${String(path.at(-1))}:`)}`,
        wanted: `写上${quoted(`${String(path.at(-1))}:`)}，后面是${wantedOf(issue)}`,
      },
    ]
  const where = path.length === 0 ? '' : `${quoted(path.map(String).join('.'))}处的`
  const keys = path.length === 0 ? formsAt(schema, []).flatMap(keysOf) : []
  const wanted = keys.length > 0 ? `一组“键: 值”，键有${listed(keys)}` : wantedOf(issue)
  return [{ path, found: `${where}${shown(there)}`, wanted }]
}

/** The keys that a misspelt one may stand for: of those that the form has, the ones that are not there yet. */
function missingFor(
  key: string,
  path: Path,
  value: unknown,
  schema: z.core.$ZodType,
  otherwise: string[] = [],
): string[] {
  const there = Object.keys(Object(valueAt(value, path)))
  const free = formsAt(schema, path)
    .flatMap(keysOf)
    .filter((each) => !there.includes(each))
  const like = nearest(key, free)
  return like.length > 0 ? like : otherwise
}

const NAMES: Readonly<Record<string, string>> = {
  string: '一段文字',
  array: '一个列表（每行以“- ”开头，或者写在方括号里）',
  object: '一组“键: 值”',
  record: '一组“键: 值”',
  boolean: '“true”或“false”',
}

function wantedOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return NAMES[issue.expected] ?? '本文件里同一个键别处的写法'
    case 'invalid_value':
      return issue.values.length === 1
        ? quoted(String(issue.values[0]))
        : `下列之一：${listed(issue.values.map(String))}`
    case 'too_small':
      return issue.origin === 'string' ? '一段不空的文字' : `至少 ${issue.minimum} 项`
    case 'invalid_union':
      return [...new Set(issue.errors.flatMap((form) => form.slice(0, 1).map(wantedOf)))].join('，或者')
    // The forms of this program say themselves what they want, in Chinese.
    case 'invalid_format':
    case 'custom':
      return issue.message
    default:
      return '本文件里同一个键别处的写法'
  }
}

function shown(value: unknown): string {
  if (value === null) return '空值'
  if (typeof value === 'string') return value.trim() === '' ? '空文字' : `文字${quoted(excerpt(value))}`
  if (Array.isArray(value)) return value.length === 0 ? '空列表' : `列表${quoted(excerpt(JSON.stringify(value)))}`
  if (typeof value === 'object') return `一组“键: 值”${quoted(excerpt(JSON.stringify(value)))}`
  return quoted(String(value))
}

const excerpt = (text: string): string => (text.length <= 60 ? text : `${text.slice(0, 60)}…`)

/** The forms that a value at the path may have. */
function formsAt(schema: z.core.$ZodType, path: Path): z.core.$ZodTypes[] {
  return path.reduce<z.core.$ZodTypes[]>(
    (forms, key) => forms.flatMap((form) => innerOf(form, key)).flatMap(unwrapped),
    unwrapped(schema),
  )
}

function unwrapped(schema: z.core.$ZodType): z.core.$ZodTypes[] {
  const known = schema as z.core.$ZodTypes
  const { def } = known._zod
  if (def.type === 'optional' || def.type === 'default') return unwrapped(def.innerType)
  if (def.type === 'lazy') return unwrapped(def.getter())
  if ('options' in def) return def.options.flatMap(unwrapped)
  return [known]
}

function innerOf(form: z.core.$ZodTypes, key: PropertyKey): z.core.$ZodType[] {
  const { def } = form._zod
  if (def.type === 'object') return [def.shape[String(key)] ?? []].flat()
  if (def.type === 'record') return [def.valueType]
  return def.type === 'array' ? [def.element] : []
}

const keysOf = ({ _zod: { def } }: z.core.$ZodTypes): string[] => (def.type === 'object' ? Object.keys(def.shape) : [])
