import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, test } from 'vitest'
import { embeddedCodes } from './embedded-error.ts'
import { parsePostmasterFile } from './postmaster-file.ts'
import { sharedBuffersFor } from './postmaster-settings.ts'
import { lives, markProcess } from './process-mark.ts'
import en from './words.en.json' with { type: 'json' }
import vi from './words.vi.json' with { type: 'json' }

describe('the pid file', () => {
  test('is read line by line', () => {
    const text = '4711\n/srv/hợp chuẩn/postgres\n1593561600\n5432\n/srv/hợp chuẩn/postgres-run\n\n  5432001  12\nready   \n'
    expect(parsePostmasterFile(text)).toEqual({ pid: 4711, port: 5432, socketDir: '/srv/hợp chuẩn/postgres-run', ready: true })
  })
  test.each(['', '\n', 'x\ny'])('counts as absent while half-written: %j', (text) => expect(parsePostmasterFile(text)).toBeNull())
  test('is not ready while the server starts or stops', () => expect(parsePostmasterFile('7\n/d\n1\n5432\n/s\n\n1 1\nstopping\n')?.ready).toBe(false))
})

describe('a mark of a process', () => {
  test('outlives neither the process nor its number', async () => {
    const child = spawn('/bin/sleep', ['60'])
    const mark = markProcess(child.pid ?? 0)
    if (mark === null) throw new Error('the process has not started')
    expect(lives(mark)).toBe(true)
    expect(lives({ pid: mark.pid, start: 'another boot:1' })).toBe(process.platform === 'win32')
    const exit = once(child, 'exit')
    child.kill('SIGKILL')
    await exit
    expect(lives(mark)).toBe(false)
  })
})

describe('shared buffers', () => {
  test.each([
    [1, 128],
    [2, 128],
    [4, 256],
    [8, 512],
    [64, 512],
  ])('with %d GB of memory are %d MB', (gigabytes, expected) => expect(sharedBuffersFor(gigabytes * 1024 ** 3)).toBe(expected))
})

test('every reason has a sentence in both languages, with the same details', () => {
  const placeholders = (sentence: string) => (sentence.match(/{{\w+}}/g) ?? []).sort()
  const sentences = (words: { embedded: Record<string, string> }) => embeddedCodes.map((code) => words.embedded[code.slice('embedded.'.length)] ?? '')
  expect(sentences(vi)).not.toContain('')
  expect(sentences(en)).not.toContain('')
  expect(sentences(vi).map(placeholders)).toEqual(sentences(en).map(placeholders))
  expect(Object.keys(vi.embedded)).toHaveLength(embeddedCodes.length)
})
