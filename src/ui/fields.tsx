import type { ReactNode } from 'react'
import './elements.ts'
import { useLang } from './lang.tsx'
import { uiWords } from './words.ts'

/** What every field has. `name` is what is posted; the element's id is `field-` + name, so that the summary can link to it. */
export interface FieldProps {
  name: string
  label: ReactNode
  /** how to answer, beneath the label */
  hint?: ReactNode
  /** what is wrong and what to do, in words */
  error?: string
  required?: boolean
}

export function fieldId(name: string): string {
  return `field-${name}`
}

/** The attributes that tie a control to its hint and its error. */
function tied({ name, hint, error, required }: FieldProps) {
  const id = fieldId(name)
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return {
    id,
    name,
    required: required || undefined,
    'aria-describedby': described || undefined,
    'aria-invalid': error ? (true as const) : undefined,
  }
}

function Optional({ required }: { required?: boolean }) {
  const words = uiWords[useLang()]
  return required ? null : <span className="field-optional">{words.optional}</span>
}

function HintAndError({ name, hint, error }: FieldProps) {
  const id = fieldId(name)
  return (
    <>
      {hint && (
        <span className="field-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {error && (
        <span className="field-error" id={`${id}-error`}>
          {error}
        </span>
      )}
    </>
  )
}

/** A label above its control, with hint and error between. */
function Field({ field, children }: { field: FieldProps; children: ReactNode }) {
  return (
    <div className={field.error ? 'field field-wrong' : 'field'}>
      <label htmlFor={fieldId(field.name)}>
        {field.label}
        <Optional required={field.required} />
      </label>
      <HintAndError {...field} />
      {children}
    </div>
  )
}

export interface TextFieldProps extends FieldProps {
  value?: string
  type?: 'text' | 'tel' | 'email' | 'password' | 'number' | 'date' | 'url' | 'search'
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email'
  autoComplete?: string
  /** what the key at the bottom right of a phone's keyboard says; `next` unless told, since most forms have more to fill in */
  enterKey?: 'next' | 'done' | 'go' | 'search' | 'send'
  maxLength?: number
  /** for what is short by nature: a code, a number, a date */
  short?: boolean
  /** stands after the control: 元, 人 */
  unit?: ReactNode
  min?: string | number
  max?: string | number
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { value, type = 'text', inputMode, autoComplete, enterKey = 'next', maxLength, short, unit, min, max } = props
  const input = (
    <input
      className={short ? 'input input-short' : 'input'}
      {...tied(props)}
      type={type}
      inputMode={inputMode}
      autoComplete={autoComplete}
      enterKeyHint={enterKey}
      maxLength={maxLength}
      min={min}
      max={max}
      defaultValue={value}
    />
  )
  return (
    <Field field={props}>
      {unit === undefined ? (
        input
      ) : (
        <span className="input-affix">
          {input}
          <span>{unit}</span>
        </span>
      )}
    </Field>
  )
}

export interface TextAreaProps extends FieldProps {
  value?: string
  rows?: number
  /** counted down as one types, where script runs; the server judges */
  maxLength?: number
}

/** Several lines of text. */
export function TextArea(props: TextAreaProps) {
  const words = uiWords[useLang()]
  const { value, rows = 5, maxLength } = props
  return (
    <Field field={props}>
      <textarea className="input" {...tied(props)} rows={rows} defaultValue={value} />
      {maxLength !== undefined && (
        <char-count for={fieldId(props.name)} max={maxLength} left={words.charsLeft} over={words.charsOver} />
      )}
    </Field>
  )
}

export interface SelectOption {
  value: string
  text: string
}

export interface SelectProps extends FieldProps {
  value?: string
  options?: readonly SelectOption[]
  /** options under headings, e.g. communities by street */
  groups?: readonly { label: string; options: readonly SelectOption[] }[]
  /** the empty first line; 请选择 unless told */
  placeholder?: string
  /** type-ahead over a long list, where script runs */
  findable?: boolean
}

/** One of a list; with `findable` a list that can be typed into. */
export function Select(props: SelectProps) {
  const words = uiWords[useLang()]
  const { value, options = [], groups = [], placeholder, findable } = props
  const select = (
    <select className="input" {...tied(props)} defaultValue={value ?? ''}>
      <option value="">{placeholder ?? words.choose}</option>
      {options.map(toOption)}
      {groups.map(({ label, options: inGroup }) => (
        <optgroup key={label} label={label}>
          {inGroup.map(toOption)}
        </optgroup>
      ))}
    </select>
  )
  return (
    <Field field={props}>
      {findable ? (
        <area-picker hint={words.pickerHint} none={words.pickerNone} found={words.pickerFound}>
          {select}
        </area-picker>
      ) : (
        select
      )}
    </Field>
  )
}

function toOption({ value, text }: SelectOption) {
  return (
    <option key={value} value={value}>
      {text}
    </option>
  )
}

export interface FileFieldProps extends FieldProps {
  accept: string
  multiple?: boolean
  /** ids of what was stored already, posted again under the field's name with the form */
  stored?: readonly { id: string; src?: string; name?: string }[]
  /** where photographs go one by one as they are picked, e.g. /api/v1/files; without it they go with the form */
  uploadTo?: string
  /** a PDF may be picked as well as photographs, by whoever is signed in */
  papers?: boolean
  max?: number
}

/** Files or photographs to send along. The form's encoding must be multipart/form-data. */
export function FileField(props: FileFieldProps) {
  const words = uiWords[useLang()]
  const { accept, multiple, stored = [], uploadTo, papers, max } = props
  return (
    <Field field={props}>
      <photo-picker
        upload={uploadTo}
        kind={papers ? 'paper' : undefined}
        max={max}
        remove={words.remove}
        uploading={papers ? words.uploadingPapers : words.uploading}
        failed={words.uploadFailed}
        full={words.filesFull}
        choose={papers ? words.choosePapers : multiple ? words.choosePhotos : words.chooseFile}
      >
        <input className="file" {...tied(props)} type="file" accept={accept} multiple={multiple} />
        <ul className="picked">
          {stored.map(({ id, src, name }, index) => (
            <li key={id}>
              <input type="hidden" name={props.name} value={id} />
              {src ? (
                <img src={src} alt={name ?? words.photo(index + 1)} loading="lazy" />
              ) : (
                <span className="picked-name">{name ?? words.photo(index + 1)}</span>
              )}
            </li>
          ))}
        </ul>
      </photo-picker>
    </Field>
  )
}

/** A question with several controls. */
export function FieldGroup(props: FieldProps & { children: ReactNode }) {
  const { name, label, hint, error, required, children } = props
  const id = fieldId(name)
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <fieldset className={error ? 'field field-wrong' : 'field'} aria-describedby={described || undefined}>
      <legend>
        {label}
        <Optional required={required} />
      </legend>
      <HintAndError {...props} />
      {children}
    </fieldset>
  )
}

export interface ChoiceOption {
  value: string
  label: ReactNode
  hint?: ReactNode
}

export interface ChoiceProps extends FieldProps {
  options: readonly ChoiceOption[]
  /** one value, or several with `multiple` */
  value?: string | readonly string[]
  multiple?: boolean
  /** short options side by side */
  side?: boolean
}

/** One, or with `multiple` any, of a few options; the whole line of an option can be tapped. */
export function Choice(props: ChoiceProps) {
  const { name, options, value = [], multiple, side, error, required } = props
  const chosen = typeof value === 'string' ? [value] : value
  return (
    <FieldGroup {...props}>
      <div className={side ? 'choices choices-side' : 'choices'}>
        {options.map(({ value: each, label, hint }, index) => (
          <label key={each} className="choice">
            <input
              id={index === 0 ? fieldId(name) : undefined}
              type={multiple ? 'checkbox' : 'radio'}
              name={name}
              value={each}
              defaultChecked={chosen.includes(each)}
              required={(required && !multiple) || undefined}
              aria-invalid={error ? true : undefined}
            />
            <span>
              {label}
              {hint && <span className="field-hint">{hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}

/** Fields that only matter once something else than the first option is chosen; shown all the same where CSS is old. */
export function FollowUp({ question, children }: { question: ReactNode; children: ReactNode }) {
  return (
    <div className="follow-up">
      {question}
      <div className="follow-up-rest stack">{children}</div>
    </div>
  )
}

export interface CheckboxProps extends Omit<FieldProps, 'required'> {
  checked?: boolean
  value?: string
}

/** One thing to tick: a consent, a wish. */
export function Checkbox(props: CheckboxProps) {
  const { label, checked, value = 'yes', error } = props
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      <div className="choice choice-plain">
        <input type="checkbox" {...tied(props)} value={value} defaultChecked={checked} />
        <span>
          <label htmlFor={fieldId(props.name)}>{label}</label>
          <HintAndError {...props} />
        </span>
      </div>
    </div>
  )
}
