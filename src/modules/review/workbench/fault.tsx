import type { ReactNode } from 'react'
import { fieldWords } from '../../../workbench/words.ts'

/** What is wrong with a field that stands outside a dialog. */
export function Fault({ code }: { code: string | undefined }): ReactNode {
  return code ? <span className="small review-fault">{fieldWords(code)}</span> : null
}
