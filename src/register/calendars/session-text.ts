import { Sessions } from './calendar-fields.ts'

/** 450 → "07:30" */
export const clock = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** "07:30", "7h30", "7g30" → 450; undefined when it is no time of a day. */
export function readClock(text: string): number | undefined {
  const read = /^\s*(\d{1,2})\s*[:hg]\s*(\d{2})?\s*$/i.exec(text)
  const [hour, minute] = [Number(read?.[1] ?? Number.NaN), Number(read?.[2] ?? 0)]
  return hour <= 24 && minute < 60 && hour * 60 + minute <= 1440 ? hour * 60 + minute : undefined
}

/** "07:30-11:30; 13:00-17:00" */
export const sessionText = (sessions: readonly (readonly [number, number])[]): string => sessions.map(([from, to]) => `${clock(from)}-${clock(to)}`).join('; ')

/** Reads what `sessionText` writes; empty text is no session at all. */
export function readSessions(text: string): Sessions | undefined {
  if (text.trim() === '') return []
  const parts = text.split(/[;,]/).map((part) => part.split(/[-–]/).map(readClock))
  const read = Sessions.safeParse(parts)
  return read.success ? read.data : undefined
}
