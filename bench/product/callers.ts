import type { Context } from '../context.ts'
import type { Caller } from './people.ts'

/** The first programme officer of the main authority. */
export function caller(context: Context): Caller {
  const [first] = context.people
  if (!first) throw new Error('nobody is signed in')
  return first
}
