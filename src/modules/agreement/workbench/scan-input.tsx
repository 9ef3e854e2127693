import { Button } from 'antd'
import { type ChangeEvent, type ReactNode, useRef, useState } from 'react'
import { upload } from '../../../workbench/api.ts'
import { errorWords } from '../../../workbench/states.tsx'
import { mostScans } from '../agreement.ts'

interface ScanInputProps {
  id?: string
  /** given by the form */
  value?: string[]
  onChange?: (ids: string[]) => void
}

const none: string[] = []

/** Pages of the sealed paper: sent as they are chosen, in the order they were chosen in. */
export function ScanInput({ id, value = none, onChange }: ScanInputProps): ReactNode {
  const input = useRef<HTMLInputElement>(null)
  const [names, setNames] = useState<Record<string, string>>({})
  const [state, setState] = useState<{ busy: boolean; error: string | null }>({ busy: false, error: null })
  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])].slice(0, mostScans - value.length)
    event.target.value = ''
    setState({ busy: true, error: null })
    const ids = [...value]
    try {
      for (const file of files) {
        const stored = await upload(file, 'paper')
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
        accept="application/pdf,image/*"
        multiple
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => void take(event)}
      />
      <Button
        {...(id ? { id } : {})}
        loading={state.busy}
        disabled={value.length >= mostScans}
        onClick={() => input.current?.click()}
      >
        选 PDF 或照片
      </Button>
      <span role="status" className="small">
        {value.length > 0 && ` 已传 ${value.length} 个`}
        {state.error && ` ${state.error}`}
      </span>
      {value.length > 0 && (
        <ul className="agreement-files">
          {value.map((scan, index) => (
            <li key={scan}>
              {names[scan] ?? `第 ${index + 1} 个`}{' '}
              <button
                type="button"
                className="link-button"
                onClick={() => onChange?.(value.filter((other) => other !== scan))}
              >
                去掉<span className="visually-hidden">第 {index + 1} 个</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
