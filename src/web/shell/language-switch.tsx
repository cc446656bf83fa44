import { useSessionActs } from '../session/session.tsx'
import { useTell } from '../kit/told.tsx'
import { useSentence } from '../kit/use-sentence.ts'
import { useLanguage } from '../use-t.ts'

const languages = [
  { code: 'vi', short: 'VI', name: 'Tiếng Việt' },
  { code: 'en', short: 'EN', name: 'English' },
] as const

/** Each language is named in itself. */
export function LanguageSwitch() {
  const language = useLanguage()
  const { chooseLanguage } = useSessionActs()
  const tell = useTell()
  const sentence = useSentence()
  return (
    <div className="hc-languages">
      {languages.map(({ code, short, name }) => (
        <button
          key={code}
          type="button"
          lang={code}
          title={name}
          aria-label={`${short}, ${name}`}
          aria-pressed={code === language}
          onClick={() => {
            chooseLanguage(code).catch((error: unknown) => tell({ text: sentence(error).text, tone: 'danger' }))
          }}
        >
          {short}
        </button>
      ))}
    </div>
  )
}
