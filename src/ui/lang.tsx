import { createContext, type ReactNode, useContext } from 'react'
import type { Lang } from '../base/label.ts'

/**
 * The reader's language, so that no component passes it on by hand. The workbench is Chinese, which is the default.
 * Read by rendering alone: nothing here holds state.
 */
const LangContext = createContext<Lang>('zh')

/** Everything inside is shown in this language. */
export function InLang({ lang, children }: { lang: Lang; children: ReactNode }) {
  return <LangContext value={lang}>{children}</LangContext>
}

export function useLang(): Lang {
  return useContext(LangContext)
}
