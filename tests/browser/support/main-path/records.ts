// Five papers, the activities and the directions of the first half of 2020: one of each by its form, the others the same way over HTTP.
import { expect } from 'vitest'
import { demoActivities, demoDirections, demoPapers, demoTargetLists } from '../../../../src/demo/hcmc-2020.ts'
import type { Caller } from '../../../support/child-product.ts'
import { choose, field, press, send, told, typeDay, type Walk } from '../walk.ts'

const slashed = (day: string): string => day.split('-').reverse().join('/')

export async function recordPapers({ page, say, open, settled }: Walk, caller: Caller): Promise<void> {
  const [first, ...others] = demoPapers()
  if (!first) throw new Error('no papers in the demonstration')
  await open('/papers')
  await page
    .getByRole('link', { name: say('paper.act.record') })
    .first()
    .click()
  await settled()
  await field(page, say('paper.field.number')).fill(first.number)
  await typeDay(page, say('paper.field.issuedOn'), slashed(first.date))
  await field(page, say('paper.field.abstract')).fill(first.abstract)
  // Kind and issuer were read from the number: 1451/QĐ-UBND.
  expect(await field(page, say('paper.field.issuer')).inputValue()).toBe('Ủy ban nhân dân Thành phố Hồ Chí Minh')
  await press(page, say('paper.act.record'))
  await told(page, say('paper.told.recorded', { number: first.number }))
  await page.getByRole('heading', { name: first.number }).waitFor()

  const bodies = (await (await caller.get('/issuing-bodies')).json()) as { rows: { id: string; symbol: string }[] }
  for (const paper of others) {
    const issuerId = bodies.rows.find(({ symbol }) => symbol === paper.issuer.short)?.id
    await send(caller, '/papers', { kind: paper.kind, number: paper.number, issuedOn: paper.date, issuerId, abstract: paper.abstract })
  }
  await open('/papers')
  expect(await page.locator('.hc-total').innerText()).toBe('5')
}

const kinds = {
  'par-participation': 'par-index',
  newsletter: 'newsletter',
  guidance: 'guidance',
  secondment: 'secondment',
  training: 'training-postponed',
} as const

export async function recordActivities({ page, say, open, settled, language }: Walk, caller: Caller): Promise<void> {
  const all = demoActivities()
  const newsletter = all.find(({ kind }) => kind === 'newsletter')
  if (!newsletter) throw new Error('no newsletter in the demonstration')
  await open('/activities?period=2020-H1')
  await page
    .getByRole('link', { name: say('activity.act.record') })
    .first()
    .click()
  await settled()
  const known = (await (await caller.get('/activity-kinds')).json()) as { rows: { code: string; name: { vi: string; en: string } }[] }
  await choose(page, page, say('activity.field.kind'), known.rows.find(({ code }) => code === 'newsletter')?.name[language] ?? '')
  await field(page, say('activity.field.title')).fill(newsletter.title)
  await field(page, say('activity.form.quantity-in', { unit: newsletter.unit })).fill(`${newsletter.quantity}`)
  await field(page, say('activity.field.channels')).fill(newsletter.channels.join('\n'))
  await press(page, say('activity.act.record'))
  await told(page, say('activity.told.recorded', { title: newsletter.title }))

  for (const activity of all) {
    if (activity === newsletter) continue
    await send(caller, '/activities', {
      kind: kinds[activity.kind],
      title: activity.title,
      period: activity.period,
      began: activity.expectedFrom ?? activity.when,
      channels: [...activity.channels],
      ...(activity.quantity === null ? {} : { quantity: activity.quantity }),
      ...(activity.unit === null ? {} : { unit: activity.unit }),
    })
  }
  await open('/activities?period=2020-H1')
  expect(await page.locator('.hc-total').innerText()).toBe(`${all.length}`)
}

export async function recordDirections({ page, say, open, settled }: Walk, caller: Caller): Promise<void> {
  const lists = new Map(demoTargetLists().map((list) => [list.key, list]))
  const [first, ...others] = demoDirections()
  if (!first) throw new Error('no directions in the demonstration')
  await open(`/directions?period=${first.period}`)
  await page
    .getByRole('link', { name: say('direction.act.record') })
    .first()
    .click()
  await settled()
  await field(page, say('direction.field.task')).fill(first.task)
  await field(page, say('direction.field.quantity')).fill(`${first.quantity}`)
  await field(page, say('direction.field.unit')).fill(first.unit ?? '')
  await press(page, say('direction.act.record'))
  await told(page, say('direction.told.recorded'))

  for (const direction of others) {
    await send(caller, '/directions', {
      period: direction.period,
      task: direction.task,
      cooperating: [...direction.cooperating],
      ...(direction.quantity === null ? {} : { quantity: direction.quantity }),
      ...(direction.unit === null ? {} : { unit: direction.unit }),
      targets: direction.targets.map((target) => ({
        percent: target.percent,
        by: { precision: 'day', day: target.by },
        listName: lists.get(target.list)?.name ?? '',
        listCount: lists.get(target.list)?.members.length ?? 0,
      })),
    })
  }
  await open(`/directions?period=${first.period}`)
  expect(await page.locator('#main').innerText()).toContain(first.task)
}
