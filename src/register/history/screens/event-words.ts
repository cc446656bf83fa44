import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { Day, slashed } from '../../../kernel/day.ts'
import type { HistoryEntry } from '../../../web/kit/history-drawer.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import type { RecordedEvent } from '../history.contract.ts'

/** Words that belong to an act itself and not to the record it changed. */
const said = new Set(['reason', 'note'])

export interface EventWords {
  /** What was done, as a sentence. */
  act: (event: RecordedEvent) => string
  /** "Nguyễn Văn A, Thư ký ISO, Sở Tư pháp"; the product itself where nobody acted. */
  by: (event: RecordedEvent) => string
  /** The reason or remark that was given; says so when it was erased. */
  reason: (event: RecordedEvent) => string | undefined
  /** Name of a fact or field, where it has one in words. */
  field: (name: string) => string | undefined
  value: (value: unknown) => string | undefined
}

export function useEventWords(): EventWords {
  const t = useT()
  const { i18n } = useTranslation()
  const format = useFormat()
  const field = useCallback((name: string) => (i18n.exists(`history.field.${name}`) ? t(`history.field.${name}`) : undefined), [i18n, t])
  return {
    field,
    act: ({ type }) => (i18n.exists(`deed.${type}`) ? t(`deed.${type}`) : type),
    by: ({ by }) => {
      if (by.officerId === null) return t('history.by-product')
      return [by.name ?? t('history.by-unseen'), by.role === null ? by.title : t(`role.${by.role}`), by.agencyName].filter(Boolean).join(', ')
    },
    reason: ({ personal }) => {
      const given = personal.find(({ field: name }) => said.has(name))
      if (!given) return undefined
      return given.value ?? (given.erasedAt === null ? undefined : t('history.erased', { at: format.time(given.erasedAt) }))
    },
    value: (value) => {
      if (typeof value === 'number') return format.number(value)
      if (typeof value === 'boolean') return t(value ? 'history.yes' : 'history.no')
      if (Array.isArray(value)) return value.filter((one) => typeof one === 'string').join(', ')
      if (typeof value !== 'string') return undefined
      const day = Day.safeParse(value)
      return day.success ? slashed(day.data) : value
    },
  }
}

/** Everything an event says of its record, personal fields included; erased ones are left out. */
const saidBy = ({ facts, personal }: RecordedEvent): Readonly<Record<string, unknown>> => ({
  ...facts,
  ...Object.fromEntries(personal.flatMap(({ field, value }) => (value === null || said.has(field) ? [] : [[field, value]]))),
})

type Change = NonNullable<HistoryEntry['changes']>[number]

/** What an event changed against the one before it that tells of the same fields; only fields that have a name in words. */
export function changesOf(event: RecordedEvent, before: RecordedEvent | undefined, words: EventWords): Change[] {
  if (!before) return []
  const [now, then] = [saidBy(event), saidBy(before)]
  return Object.keys(now).flatMap((name) => {
    const label = words.field(name)
    if (label === undefined || !(name in then)) return []
    const [from, to] = [words.value(then[name]) ?? '', words.value(now[name]) ?? '']
    return from === to ? [] : [{ field: label, from, to }]
  })
}
