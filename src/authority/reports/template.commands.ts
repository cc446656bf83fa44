import type { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { refuse } from '../../kernel/refusal.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { ReportTemplate } from './report-template.ts'
import type { saveReportTemplate } from './template.contract.ts'
import { addTemplate, loadTemplate } from './template.store.ts'

type Asked = Omit<z.output<(typeof saveReportTemplate)['body']>, 'version'>

/** The template with other words; its sections, sources and conditions stay as they are. */
function worded(template: ReportTemplate, asked: Asked): ReportTemplate {
  const words = new Map(asked.sections.map((section) => [section.code, section]))
  const complete =
    asked.sections.length === template.sections.length &&
    template.sections.every((section) => words.get(section.code)?.sentences.length === section.sentences.length)
  if (!complete) refuse('invalid', 'report.template-incomplete')
  const read = ReportTemplate.safeParse({
    ...template,
    title: asked.title,
    opening: asked.opening,
    sections: template.sections.map((section) => {
      const own = words.get(section.code)
      return {
        ...section,
        heading: own?.heading ?? null,
        empty: own?.empty ?? section.empty,
        sentences: section.sentences.map((sentence, n) => ({ ...sentence, text: own?.sentences[n] ?? sentence.text })),
      }
    }),
  })
  if (read.success) return read.data
  const errors = read.error.issues.map((issue) => {
    const placeholder = 'params' in issue && issue.params ? `{{${String(issue.params['placeholder'])}}}` : ''
    return { path: issue.path.filter((part) => part !== 'text').join('.'), code: issue.message, details: { placeholder } }
  })
  return refuse('invalid', errors[0]?.code ?? 'request.invalid', { ...errors[0]?.details, errors })
}

export async function saveTemplate(
  tx: Tx,
  { by, at, code, seen, asked }: { by: Actor; at: Date; code: string; seen: number; asked: Asked },
): Promise<{ code: string; version: number }> {
  const before = await loadTemplate(tx, by.authority, code)
  if (before.edition !== seen) refuse('conflict', 'record.changed-meanwhile', { version: before.edition })
  const template = worded(before.template, asked)
  await addTemplate(tx, by.authority, seen + 1, template, at, 'changed by an officer')
  record(tx, {
    at,
    by,
    type: 'report-template.changed',
    subject: { kind: 'authority', id: by.organisation },
    facts: { template: code, edition: seen + 1 },
    personal: {
      sentences: JSON.stringify([
        template.title,
        template.opening,
        ...template.sections.flatMap((section) => section.sentences.map((sentence) => sentence.text)),
      ]),
    },
  })
  return { code, version: seen + 1 }
}
