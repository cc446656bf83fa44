import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

test('plain HTTP beyond this machine is refused unless somebody accepts it by name', () => {
  expect(() => readConfig({ HOST: '0.0.0.0' })).toThrow(/plain HTTP/)
  expect(() => readConfig({ HOST: '0.0.0.0', PUBLIC_URL: 'http://iso.example.vn' })).toThrow(/plain HTTP/)
  expect(readConfig({ HOST: '0.0.0.0', PUBLIC_URL: 'https://iso.example.vn' }).publicUrl).toBe('https://iso.example.vn')
  expect(readConfig({ HOST: '0.0.0.0', ALLOW_PLAIN_HTTP: '1' }).host).toBe('0.0.0.0')
})

test('what is not set is closed: this machine only, no proxy believed, no measures for others', () => {
  expect(readConfig({})).toMatchObject({ host: '127.0.0.1', trustProxy: false, metricsPublic: false, logLevel: 'info' })
})

test('a setting that is wrong stops the start and is named', () => {
  expect(() => readConfig({ PORT: 'eighty' })).toThrow(/PORT/)
  expect(() => readConfig({ SMTP_URL: 'http://mail.example.vn' })).toThrow(/SMTP_URL/)
  expect(() => readConfig({ TRUST_PROXY: 'yes' })).toThrow(/TRUST_PROXY/)
  expect(() => readConfig({ DATABASE_URL: 'postgresql://x@y/z' })).toThrow(/DATABASE_OWNER_URL/)
})
