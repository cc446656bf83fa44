import { expect, test } from 'vitest'
import { Links } from './links.ts'

const one = (address: string, label = 'Tổng cục Tiêu chuẩn Đo lường Chất lượng') => [{ title: { vi: 'Cơ quan', en: 'Bodies' }, links: [{ label, address }] }]

test.for([
  'javascript:alert(1)',
  'data:text/html,x',
  '//example.gov.vn',
  'example.gov.vn',
  'ftp://example.gov.vn',
  'https://',
  'https://a.gov.vn@b.example/',
  'http://localhost',
  '',
])('%s is no address to lead citizens to', (address) => expect(Links.safeParse(one(address)).success).toBe(false))

test('addresses of the web are taken, written in one way, each once', () => {
  expect(Links.parse(one(' HTTPS://TCVN.gov.vn ')).at(0)?.links.at(0)?.address).toBe('https://tcvn.gov.vn/')
  const twice = Links.safeParse([...one('https://tcvn.gov.vn'), ...one('https://tcvn.gov.vn/')])
  expect(twice.error?.issues.map(({ message, path }) => [message, path])).toEqual([['site.address-twice', [1, 'links', 0, 'address']]])
  expect(Links.safeParse(one('https://tcvn.gov.vn', ' ')).success).toBe(false)
})
