import i18next from 'i18next'
import type { AgencyId } from '../../kernel/identity.ts'
import { keepBytes } from '../../platform/files/vault.ts'
import { gatherWords } from '../../platform/i18n/gather-words.ts'
import type { Services } from '../../platform/services/services.ts'
import { writeXlsx } from '../../platform/spreadsheets/write-xlsx.ts'
import type { Difference } from './projection.ts'

const stamp = new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short', timeStyle: 'short' })
const written = (at: Date | null) => (at === null ? '' : stamp.format(at))

/** The result sheet of a recalculation: every due date that moved, before and after. Vietnamese, like every paper of the office. */
export async function keepReprojectionSheet(services: Services, found: readonly Difference[], names: ReadonlyMap<AgencyId, { name: string }>) {
  const words = i18next.createInstance()
  await words.init({ lng: 'vi', resources: await gatherWords(services.packageRoot), interpolation: { escapeValue: false } })
  const t = (key: string) => words.t(key)
  const columns = [
    { title: t('deadline.sheet.subject'), width: 24 },
    { title: t('deadline.sheet.id'), width: 38 },
    { title: t('deadline.sheet.agency'), width: 40 },
    { title: t('deadline.sheet.received'), width: 20 },
    { title: t('deadline.sheet.amount'), width: 20 },
    { title: t('deadline.sheet.before'), width: 20 },
    { title: t('deadline.sheet.after'), width: 20 },
    { title: t('deadline.sheet.provisional'), width: 14 },
  ]
  const rows = found.map(({ deadline, dueAt, provisional }) => [
    words.t(`deadline.subject.${deadline.subject.kind}`, { defaultValue: deadline.subject.kind }),
    deadline.subject.id,
    (deadline.agency === null ? undefined : names.get(deadline.agency)?.name) ?? '',
    written(deadline.receivedAt),
    words.t(`calendar.amount.${deadline.amount.unit}`, { n: deadline.amount.n }),
    written(deadline.dueAt),
    written(dueAt),
    provisional ? t('deadline.sheet.yes') : '',
  ])
  const parts: Uint8Array[] = []
  for await (const part of writeXlsx([{ name: t('deadline.sheet.title'), columns, notice: [t('deadline.sheet.title')], rows }])) parts.push(part)
  return { ...(await keepBytes(services.files, Buffer.concat(parts))), name: 'tinh-lai-han.xlsx' }
}
