import { Button, Form } from 'antd'
import { type ChangeEvent, type ReactNode, useRef, useState } from 'react'
import { upload } from '../../../workbench/api.ts'
import { errorWords } from '../../../workbench/states.tsx'
import { fieldLabels } from '../labels.ts'

const most = 4

/** Photographs taken at the door: sent as they are chosen, so that registering itself takes no time. */
export function EnterPhotos(): ReactNode {
  return (
    <Form.Item name="photoIds" label={fieldLabels.photoIds?.zh} extra="最多 4 张，尽量别拍到别人的脸和车牌。">
      <PhotoInput />
    </Form.Item>
  )
}

interface PhotoInputProps {
  id?: string
  /** given by the form */
  value?: string[]
  onChange?: (ids: string[]) => void
}

const none: string[] = []

function PhotoInput({ id, value = none, onChange }: PhotoInputProps): ReactNode {
  const input = useRef<HTMLInputElement>(null)
  const [names, setNames] = useState<Record<string, string>>({})
  const [state, setState] = useState<{ busy: boolean; error: string | null }>({ busy: false, error: null })
  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])].slice(0, most - value.length)
    event.target.value = ''
    setState({ busy: true, error: null })
    const ids = [...value]
    try {
      for (const file of files) {
        const stored = await upload(file)
        setNames((known) => ({ ...known, [stored]: file.name }))
        ids.push(stored)
      }
      setState({ busy: false, error: null })
    } catch (error) {
      setState({ busy: false, error: errorWords(error) })
    }
    onChange?.(ids)
  }
  return (
    <>
      <input
        ref={input}
        className="visually-hidden"
        type="file"
        accept="image/*"
        multiple
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => void take(event)}
      />
      <Button
        {...(id ? { id } : {})}
        loading={state.busy}
        disabled={value.length >= most}
        onClick={() => input.current?.click()}
      >
        选照片
      </Button>
      <span role="status" className="small">
        {value.length > 0 && ` 已传 ${value.length} 张`}
        {state.error && ` ${state.error}`}
      </span>
      {value.length > 0 && (
        <ul className="enter-photos">
          {value.map((photo, index) => (
            <li key={photo}>
              {names[photo] ?? `照片 ${index + 1}`}{' '}
              <button
                type="button"
                className="link-button"
                onClick={() => onChange?.(value.filter((other) => other !== photo))}
              >
                去掉<span className="visually-hidden">照片 {index + 1}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
