import { z } from 'zod'
import { isEasyPassword } from './easy-password.ts'

/** Twelve characters of any kind; no rule asks for capitals, digits or signs. */
export const NewPassword = z
  .string()
  .min(12, { error: 'password.too-short' })
  .max(200, { error: 'password.too-long' })
  .refine((password) => password.length < 12 || !isEasyPassword(password), { error: 'password.too-easy' })
