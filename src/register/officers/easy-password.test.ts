import { describe, expect, test } from 'vitest'
import { isEasyPassword } from './easy-password.ts'
import { NewPassword } from './new-password.ts'

describe('a password is too easy', () => {
  test.each([
    ['a row of keys', 'qwertyuiop12'],
    ['digits in order', '123456789012'],
    ['one character', 'aaaaaaaaaaaa'],
    ['a repetition', 'abcabcabcabc'],
    ['the product and the year', 'HopChuan@2020'],
    ['the word for it, with marks', 'Mật khẩu 123456'],
    ['a word in disguise', 'P@$$w0rd!2024'],
    ['the standard', 'TCVN-ISO-9001:2015'],
    ['the office', 'ChiCuc TDC 2020'],
    ['keys in columns', '1qaz2wsx3edc4rfv'],
    ['signs in a row', '!@#$%^&*()!@'],
    ['an administrator', 'Administrator1!'],
  ])('%s', (_, password) => expect(NewPassword.safeParse(password).error?.issues.map(({ message }) => message)).toEqual(['password.too-easy']))

  test("the person's own names", () => {
    expect(isEasyPassword('nguyenvanan2020', ['nguyen.van.an'])).toBe(true)
    expect(isEasyPassword('Nguyễn Văn An!1', ['an.nguyen', 'Nguyễn Văn An'])).toBe(true)
    expect(isEasyPassword('nguyenvanan2020')).toBe(false)
  })
})

test.each([
  ['a sentence', 'một câu dễ nhớ'],
  ['a sentence with the word in it', 'mật khẩu rất dài'],
  ['small letters only', 'bongbaymautim'],
  ['signs only', '~{}|;:<>?,./'],
  ['digits nobody orders', '483920571638'],
  ['another script', '品質管理系統合格評定標準'],
  ['64 characters', 'những con tàu nhỏ ra khơi từ sáng sớm và về khi trời tối hẳn 77x'],
  ['what a manager of passwords makes', 'x9$Lq!v2Rk#8'],
])('any characters will do: %s', (_, password) => expect(NewPassword.parse(password)).toBe(password))
