import { fold } from '../../kernel/fold.ts'

/**
 * Words that whoever knows the product, the office or people's habits tries first; docs/security/rules.md lists them. A rule and
 * not a list of passwords: at twelve characters the common ones are these words with a year, a row of keys or signs behind them.
 */
const guessed = [
  ...['hopchuan', 'hop chuan', 'tieuchuan', 'chatluong', 'congbo', 'baocao', 'tcvn', 'iso', '9001', '9000'],
  ...[
    'ubnd',
    'uybannhandan',
    'chicuc',
    'so khcn',
    'khcn',
    'tphcm',
    'hcmc',
    'hochiminh',
    'saigon',
    'hanoi',
    'danang',
    'vietnam',
    'vanphong',
    'vanthu',
    'chuyenvien',
  ],
  ...['quantri', 'quan tri', 'hethong', 'nguoidung', 'administrator', 'admin', 'root', 'system', 'user', 'guest', 'test', 'demo'],
  ...['matkhau', 'mat khau', 'password', 'passwd', 'pass', 'welcome', 'letmein', 'changeme', 'secret', 'login', 'master', 'default', 'temp'],
  ...[
    'iloveyou',
    'anhyeuem',
    'emyeuanh',
    'yeuem',
    'sunshine',
    'princess',
    'football',
    'baseball',
    'monkey',
    'dragon',
    'superman',
    'batman',
    'shadow',
    'michael',
  ],
]

const rows = [
  '1234567890',
  '0987654321',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
  '1qaz2wsx3edc4rfv5tgb',
  'qazwsxedcrfvtgb',
  '!@#$%^&*()',
]
const longest = (a: string, b: string) => b.length - a.length
const pieces = [...new Set(rows.flatMap((row) => [row, [...row].toReversed().join('')]))]
  .flatMap((row) => Array.from({ length: row.length }, (_, from) => Array.from({ length: row.length - from }, (__, n) => row.slice(from, from + n + 1))).flat())
  .filter((piece) => piece.length >= 4)
  .toSorted(longest)

const plain: Record<string, string> = { '@': 'a', $: 's', '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't' }

const without = (text: string, parts: readonly string[]) => parts.reduce((left, part) => left.replaceAll(part, ''), text)

/** What is left to guess after everything that needs no guessing. */
function unguessed(text: string, words: readonly string[]): number {
  const left = without(without(text, words), pieces)
    .replace(/(.{1,6}?)\1+/gu, '$1')
    .replace(/(?<!\d)\d{1,4}(?!\d)/g, '')
  return [...left].length
}

/** Fewer characters than these, beside words and rows of keys, are tried in no time. */
const enough = 5

/** Whether a password is made of nothing but guessable words, rows of keys and repetitions; `own` are the person's names. Any characters will do. */
export function isEasyPassword(password: string, own: readonly string[] = []): boolean {
  const folded = fold(password).replaceAll(' ', '')
  const names = own.flatMap((name) => [name, ...name.split(/[\s._@-]+/)]).map((name) => fold(name).replaceAll(' ', ''))
  const words = [...names.filter((name) => name.length >= 3), ...guessed.map((word) => word.replaceAll(' ', ''))].toSorted(longest)
  const unmasked = folded.replace(/[@$013457]/g, (sign) => plain[sign] ?? sign)
  return Math.min(unguessed(folded, words), unguessed(unmasked, words)) < enough
}
