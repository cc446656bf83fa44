import { expect, test } from 'vitest'
import { isRobot } from './robot.ts'
import { createVisitCount as countWith, networkOf, pageOf } from './visit-count.ts'

const createVisitCount = () => countWith(() => (text) => text)
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0'
const seen = (at: string, over: Partial<{ network: string; agent: string; page: string }> = {}) => ({
  at: new Date(at),
  network: '203.0.113.7',
  agent: firefox,
  page: '/tin',
  ...over,
})

test('a reload within thirty minutes is the same visit; another page, network or browser is another', () => {
  const count = createVisitCount()
  expect(count.see(seen('2020-06-16T03:00:00Z'))).toBe(true)
  expect(count.see(seen('2020-06-16T03:29:59Z'))).toBe(false)
  expect(count.see(seen('2020-06-16T03:30:00Z'))).toBe(true)
  expect(count.see(seen('2020-06-16T03:31:00Z', { page: '/' }))).toBe(true)
  expect(count.see(seen('2020-06-16T03:31:00Z', { network: '203.0.113.8' }))).toBe(true)
  expect(count.see(seen('2020-06-16T03:31:00Z', { agent: `${firefox} x` }))).toBe(true)
  expect(count.take()).toEqual([
    { day: '2020-06-16', page: '/tin', n: 4 },
    { day: '2020-06-16', page: '/', n: 1 },
  ])
  expect(count.take()).toEqual([])
})

test('a month ends at midnight of the country, not of Greenwich', () => {
  const count = createVisitCount()
  count.see(seen('2020-06-30T16:59:59Z'))
  count.see(seen('2020-06-30T17:00:00Z'))
  expect(count.take().map(({ day }) => day)).toEqual(['2020-06-30', '2020-07-01'])
})

test('what could not be written is counted again, once', () => {
  const count = createVisitCount()
  count.see(seen('2020-06-16T03:00:00Z'))
  const taken = count.take()
  count.see(seen('2020-06-16T03:00:00Z', { network: '203.0.113.9' }))
  count.giveBack(taken)
  expect(count.take()).toEqual([{ day: '2020-06-16', page: '/tin', n: 2 }])
})

test('memory stays bounded under a flood, and empties with time', () => {
  const count = createVisitCount()
  for (let n = 0; n < 100_500; n++) count.see(seen('2020-06-16T03:00:00Z', { network: `flood ${n}` }))
  expect(count.remembers()).toBeLessThanOrEqual(100_001)
  count.see(seen('2020-06-16T04:00:00Z'))
  expect(count.remembers()).toBe(1)
})

test('robots, and what does not say what it is', () => {
  for (const agent of [
    undefined,
    '',
    '-',
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'curl/8.5.0 (x86_64)',
    'python-requests/2.31',
    'Mozilla/5.0 HeadlessChrome/120',
  ])
    expect(isRobot(agent), agent).toBe(true)
  expect(isRobot(firefox)).toBe(false)
  expect(isRobot('Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1')).toBe(false)
})

test('one page in both languages, without what was asked of it', () => {
  expect(['/', '/en', '/en/', '/en/tin?tu=1', '/tin/', '/tin/a', '/english'].map(pageOf)).toEqual(['/', '/', '/', '/tin', '/tin', '/tin/a', '/english'])
  expect([networkOf('203.0.113.7'), networkOf('2001:db8:1:2:3:4:5:6'), networkOf('::ffff:203.0.113.7')]).toEqual([
    '203.0.113.7',
    '2001:db8:1:2',
    '::ffff:203.0.113.7',
  ])
})
