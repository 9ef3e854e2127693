import type { ReactNode } from 'react'
import { fieldId } from './fields.tsx'
import { useLang } from './lang.tsx'
import { uiWords } from './words.ts'

export interface FieldErrorText {
  /** name of the field, as posted */
  name: string
  text: string
}

export interface ErrorSummaryProps {
  errors: readonly FieldErrorText[]
  /** what stands in the way of the whole form, beside or without errors at its fields */
  title?: ReactNode
}

/** Everything to mend, summed up at the top, each a link to its field. Shows nothing when nothing is wrong. */
export function ErrorSummary({ errors, title }: ErrorSummaryProps) {
  const words = uiWords[useLang()]
  if (errors.length === 0 && title === undefined) return null
  return (
    <div className="errors" role="alert" tabIndex={-1} id="errors">
      <h2>{title ?? words.errorsTitle(errors.length)}</h2>
      {errors.length > 0 && (
        <ul>
          {errors.map(({ name, text }) => (
            <li key={name}>
              <a href={`#${fieldId(name)}`}>{text}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** Fields that belong together, under one heading. */
export function FormSection({ title, help, children }: { title: ReactNode; help?: ReactNode; children: ReactNode }) {
  return (
    <fieldset className="form-section">
      <legend>{title}</legend>
      {help && <p className="field-hint">{help}</p>}
      {children}
    </fieldset>
  )
}
