import { AnsweredRefusal } from '../../../web/call.ts'

/** What the server says of a part of the change stands at the field of the form that fills it. */
export async function atItsField(work: Promise<unknown>, fieldOf: (path: string) => string): Promise<void> {
  try {
    await work
  } catch (error) {
    if (!(error instanceof AnsweredRefusal)) throw error
    const { kind, code, details, incident } = error
    const errors = error.errors.map((one) => ({ ...one, path: fieldOf(one.path) }))
    throw new AnsweredRefusal(kind, { code, details, errors, ...(incident === undefined ? {} : { incident }) })
  }
}
