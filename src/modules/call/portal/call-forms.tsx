import { type Field, fieldsOf, type Form, maxLengthOf } from '../../../base/form.ts'
import type { Lang } from '../../../base/label.ts'
import { Row, Rows } from '../../../ui/card.tsx'
import { callWords } from './call-words.ts'

interface InLang {
  lang: Lang
}

/** What is judged, how much each is worth, and what earns it. */
export function Rubric({ rubric, lang }: InLang & { rubric: Form }) {
  const words = callWords[lang]
  return (
    <Rows>
      {fieldsOf(rubric).map((field) => (
        <Row
          key={field.key}
          title={field.label[lang]}
          end={<b className="num">{words.points(field.kind === 'number' ? (field.max ?? 0) : 0)}</b>}
        >
          {field.help?.[lang]}
        </Row>
      ))}
    </Rows>
  )
}

/** The form to read beforehand: what is asked, how, and how much of it. */
export function FormToRead({ form, lang }: InLang & { form: Form }) {
  const words = callWords[lang]
  return (
    <>
      <h2>{words.form}</h2>
      <p>{words.formLead}</p>
      {form.sections.map((section) => (
        <section key={section.key}>
          <h3>{section.title[lang]}</h3>
          <ul>
            {section.fields.map((field) => (
              <li key={field.key}>
                {field.label[lang]}
                <span className="small soft"> {limitText(field, lang)}</span>
                {field.help && <span className="field-hint">{field.help[lang]}</span>}
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p>{words.budgetToo}</p>
    </>
  )
}

function limitText(field: Field, lang: Lang): string {
  const words = callWords[lang]
  const long = field.kind === 'long-text' || field.kind === 'text' ? words.atMost(maxLengthOf(field)) : ''
  return [field.required ? words.required : '', long].filter(Boolean).join(' · ')
}
