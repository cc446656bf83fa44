import { Modal } from '@mantine/core'
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
import { useT } from '../use-t.ts'
import { Button } from './button.tsx'

export interface Question {
  title: string
  text: string
  /** The verb on the button; never "OK". */
  confirm: string
  danger?: boolean
}

interface Asked extends Question {
  answer: (yes: boolean) => void
}

type Ask = (question: Question) => Promise<boolean>

const AskContext = createContext<Ask>(() => Promise.resolve(false))

/** `if (await ask({ title, text, confirm })) …`: for small questions. An act with consequences has its `ActSheet`. */
export const useAsk = (): Ask => useContext(AskContext)

export function ConfirmProvider({ children }: { children: ReactNode }) {
  const t = useT()
  const [asked, setAsked] = useState<Asked | undefined>(undefined)
  const ask = useCallback<Ask>((question) => new Promise((answer) => setAsked({ ...question, answer })), [])
  const close = (yes: boolean) => {
    asked?.answer(yes)
    setAsked(undefined)
  }
  return (
    <AskContext value={ask}>
      {children}
      <Modal opened={asked !== undefined} onClose={() => close(false)} title={asked?.title} size={460} closeButtonProps={{ 'aria-label': t('kit.close') }}>
        <p>{asked?.text}</p>
        <div className="hc-row hc-dialogue-acts">
          <Button weight={asked?.danger ? 'danger' : 'main'} onClick={() => close(true)}>
            {asked?.confirm}
          </Button>
          <Button onClick={() => close(false)}>{t('kit.not-now')}</Button>
        </div>
      </Modal>
    </AskContext>
  )
}
