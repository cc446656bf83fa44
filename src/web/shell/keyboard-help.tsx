import { Modal } from '@mantine/core'
import { useT } from '../use-t.ts'

const keys: readonly { keys: readonly string[]; word: string }[] = [
  { keys: ['Ctrl', 'K'], word: 'search' },
  { keys: ['/'], word: 'list-search' },
  { keys: ['?'], word: 'help' },
  { keys: ['↑', '↓'], word: 'rows' },
  { keys: ['Enter'], word: 'open' },
  { keys: ['Space'], word: 'choose' },
  { keys: ['Ctrl', 'Enter'], word: 'send' },
  { keys: ['Esc'], word: 'close' },
]

export function KeyboardHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useT()
  return (
    <Modal opened={opened} onClose={onClose} title={t('shell.keys')} size={460} closeOnClickOutside closeButtonProps={{ 'aria-label': t('kit.close') }}>
      <dl className="hc-keys">
        {keys.map((one) => (
          <div key={one.word}>
            <dt>
              {one.keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(`shell.key.${one.word}`)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
