import { Button } from 'antd'
import { type ChangeEvent, type ReactNode, useRef, useState } from 'react'
import { upload } from './api.ts'
import { errorWords } from './states.tsx'

interface FilesInputProps {
  id?: string
  /** given by the form: what is kept already, by id */
  value?: string[]
  onChange?: (ids: string[]) => void
  most: number
  /** `paper` takes a PDF as well */
  kind?: Parameters<typeof upload>[1]
  /** of the browser's own choice of files */
  accept: string
  words: {
    choose: string
    /** 张, 个 */
    measure: string
    /** one whose name is not known, by its number */
    nameOf(number: number): string
  }
  className: string
}

const none: string[] = []

/** Files of a form: sent as they are chosen, in that order, so that what follows takes no time. */
export function FilesInput(props: FilesInputProps): ReactNode {
  const { id, value = none, onChange, most, kind, accept, words, className } = props
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
        const stored = await upload(file, kind)
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
        accept={accept}
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
        {words.choose}
      </Button>
      <span role="status" className="small">
        {value.length > 0 && ` 已传 ${value.length} ${words.measure}`}
        {state.error && ` ${state.error}`}
      </span>
      {value.length > 0 && (
        <ul className={className}>
          {value.map((file, index) => (
            <li key={file}>
              {names[file] ?? words.nameOf(index + 1)}{' '}
              <button
                type="button"
                className="link-button"
                onClick={() => onChange?.(value.filter((other) => other !== file))}
              >
                去掉<span className="visually-hidden">{words.nameOf(index + 1)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
