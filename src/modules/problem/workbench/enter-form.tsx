import { Alert, Button, Form } from 'antd'
import { type KeyboardEvent, type ReactNode, useEffect } from 'react'
import { useCommand } from '../../../workbench/query.ts'
import type { ApiError } from '../../../workbench/api.ts'
import { errorWords } from '../../../workbench/states.tsx'
import { fieldWords } from '../../../workbench/words.ts'
import type { Reported } from '../contract.ts'
import { enterForSomeone } from '../contract-desk.ts'
import { type AreaOptions, areaOptions, useMyAreas } from './areas.ts'
import { ContactFields, WhatFields, WhereFields, WhoFields } from './enter-fields.tsx'
import type { Entry, Kept } from './entry.ts'
import { EnterPhotos } from './enter-photos.tsx'
import { EnterSimilar } from './enter-similar.tsx'

interface EnterFormProps {
  kept: Kept
  onDone(reported: Reported, entry: Entry): void
}

/** The only community within reach is chosen already. */
function onlyPlace(places: readonly AreaOptions[]): string | undefined {
  const all = places.flatMap(({ options }) => options)
  return all.length === 1 ? all[0]?.value : undefined
}

/** Ctrl+Enter sends from anywhere. What is wrong stands at its field, and what was typed stays. */
export function EnterForm({ kept, onDone }: EnterFormProps): ReactNode {
  const [form] = Form.useForm<Entry>()
  const { mine, all } = useMyAreas()
  const places = areaOptions(mine, all)
  const command = useCommand(enterForSomeone, { onDone })
  const { error } = command
  const only = onlyPlace(places)
  useEffect(() => {
    if (only && !form.getFieldValue('areaId')) form.setFieldValue('areaId', only)
  }, [form, only])
  useEffect(() => {
    if (error) showAtFields(form, error)
  }, [error, form])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.submit()
  }
  return (
    <Form<Entry>
      form={form}
      className="enter-form"
      layout="vertical"
      requiredMark="optional"
      initialValues={{ channel: 'walk-in', kind: 'problem', field: 'other', ageBand: 'adult', ...kept }}
      scrollToFirstError={{ focus: true }}
      onFinish={(entry) => command.mutate(tidy(entry))}
      onKeyDown={onKeyDown}
    >
      {error && <Alert className="dialog-error" type="error" title={errorWords(error)} />}
      <div className="enter-columns">
        <div>
          <WhatFields />
          <EnterSimilar />
        </div>
        <div>
          <WhereFields places={places} />
          <ContactFields />
          <WhoFields />
          <EnterPhotos />
        </div>
      </div>
      <Button type="primary" htmlType="submit" loading={command.isPending}>
        登记 <kbd>Ctrl</kbd> <kbd>Enter</kbd>
      </Button>
    </Form>
  )
}

/** Empty fields are left out: the contract knows no empty contact. */
function tidy(entry: Entry): Entry {
  const filled = Object.entries(entry).filter(([, value]) => value !== undefined && value !== '')
  return Object.fromEntries(filled) as unknown as Entry
}

function showAtFields(form: ReturnType<typeof Form.useForm<Entry>>[0], { fields, params }: ApiError): void {
  const wrong = Object.entries(fields).map(([name, code]) => ({
    name: name as keyof Entry,
    errors: [fieldWords(code, params)],
  }))
  form.setFields(wrong)
  const [first] = wrong
  if (first) form.scrollToField(first.name, { focus: true })
}
