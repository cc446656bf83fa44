// A body that is right, spoilt in one place after the other: the list of trust.md, made from whatever the body holds.
import { randomUUID } from 'node:crypto'

type Step = string | number
export interface Spoilt {
  /** What is wrong, and where. */
  said: string
  path: string
  body: Record<string, unknown>
  /** `refused`: with 400 at its field. `unknown`: no record answers to it. `survived`: refused or kept, whichever is right. */
  expected: 'refused' | 'unknown' | 'survived'
}

export const spoiltParams = (params: Record<string, string>): { said: string; params: Record<string, string> }[] =>
  Object.entries(params)
    .filter(([, value]) => isUuid(value))
    .flatMap(([name]) => [
      { said: `${name}: nobody's id`, params: { ...params, [name]: randomUUID() } },
      { said: `${name}: no id`, params: { ...params, [name]: "'%20OR%201=1--" } },
    ])

const isUuid = (value: unknown) => typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)
const isDay = (value: unknown) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)

/** Every place of a body that holds one value; of a list its first member stands for all. */
function* leaves(value: unknown, path: readonly Step[] = []): Generator<[readonly Step[], unknown]> {
  if (Array.isArray(value)) {
    if (value.length > 0) yield* leaves(value[0], [...path, 0])
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) yield* leaves(inner, [...path, key])
  } else yield [path, value]
}

function withAt(value: unknown, [step, ...rest]: readonly Step[], put: unknown): unknown {
  if (step === undefined) return put
  if (Array.isArray(value)) return value.map((inner, n) => (n === step ? withAt(inner, rest, put) : inner))
  return { ...(value as Record<string, unknown>), [step]: withAt((value as Record<string, unknown>)[step], rest, put) }
}

const marks = 'Nga\u0300y \u202e\u{1f38c} =1+1 '
type Way = [said: string, put: unknown, expected: Spoilt['expected']]

function waysOf(value: unknown): Way[] {
  const wrongKind: Way = ['another kind of value', { hợp: ['chuẩn'] }, 'refused']
  if (isUuid(value)) return [["nobody's id", randomUUID(), 'unknown'], ['no id', 'x', 'refused'], wrongKind]
  if (isDay(value))
    return [['31 February', '2020-02-31', 'refused'], ['before 1900', '1899-12-31', 'refused'], ['after 2100', '2101-01-01', 'refused'], wrongKind]
  if (typeof value === 'string')
    return [
      ['300,000 characters', 'à'.repeat(300_000), 'refused'],
      ['500 characters with emoji, marks of direction and a formula', marks.repeat(500).slice(0, 500), 'survived'],
      ['a null byte', `${value}\u0000`, 'survived'],
      ['nothing', '  ', 'survived'],
      wrongKind,
    ]
  if (typeof value === 'number')
    return [
      ['negative', -1, 'survived'],
      ['10^18', 1e18, 'refused'],
      ['beyond what PostgreSQL counts', 2 ** 31, 'refused'],
      ['a fraction', 1.5, 'survived'],
      wrongKind,
    ]
  return [wrongKind, ['null', null, 'survived']]
}

export function spoilt(body: Record<string, unknown>): Spoilt[] {
  const strange: Spoilt = { said: 'a key nobody knows', path: 'authorityId2', body: { ...body, authorityId2: 1 }, expected: 'refused' }
  const inPlaces = [...leaves(body)]
    .filter(([, value]) => value !== undefined)
    .flatMap(([path, value]) =>
      waysOf(value).map(([said, put, expected]) => ({ said, path: path.join('.'), body: withAt(body, path, put) as Record<string, unknown>, expected })),
    )
  return [strange, ...inPlaces]
}
