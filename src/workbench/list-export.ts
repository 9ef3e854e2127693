import { App } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { civilDate } from '../base/clock.ts'
import type { Contract } from '../base/contract.ts'
import { toCsv } from '../base/csv.ts'
import { type CallInput, serverNow } from './api.ts'
import type { Column } from './list-types.ts'
import { callPage, type RowOf } from './query.ts'
import { errorWords } from './states.tsx'

/** beyond so many, an export belongs to a job of the server, not to a page somebody may close */
const mostRows = 5000

interface ExportProps<C extends Contract> {
  title: string
  contract: C
  input: CallInput<C>
  columns: Column<RowOf<C>>[]
  rowText(row: RowOf<C>): string
}

async function fetchAll<C extends Contract>(
  { contract, input }: ExportProps<C>,
  signal: AbortSignal,
  onProgress: (rows: number) => void,
): Promise<{ rows: RowOf<C>[]; complete: boolean }> {
  const rows: RowOf<C>[] = []
  let cursor: string | null = null
  do {
    const page: { items: RowOf<C>[]; nextCursor: string | null } = await callPage(
      contract,
      { ...(input as object), limit: 100 } as CallInput<C>,
      cursor,
      signal,
    )
    rows.push(...page.items)
    cursor = page.nextCursor
    onProgress(rows.length)
  } while (cursor !== null && rows.length < mostRows)
  return { rows, complete: cursor === null }
}

function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}

/** The whole list as it is filtered now, in the columns that are shown. `done` counts while it is fetched. */
export function useExport<C extends Contract>(
  props: ExportProps<C>,
): { start(): void; cancel(): void; done: number | null } {
  const { message } = App.useApp()
  const [done, setDone] = useState<number | null>(null)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])
  const run = async (signal: AbortSignal): Promise<void> => {
    const { rows, complete } = await fetchAll(props, signal, setDone)
    const header = ['名称', ...props.columns.map((column) => column.title)]
    const lines = rows.map((row) => [props.rowText(row), ...props.columns.map((column) => column.text(row))])
    saveFile(`${props.title}-${civilDate(serverNow())}.csv`, 'text/csv;charset=utf-8', toCsv(header, lines))
    if (complete) void message.success(`已导出 ${rows.length} 条`)
    else void message.warning(`只导出了前 ${rows.length} 条，请缩小范围分几次导出。`)
  }
  const start = () => {
    const controller = new AbortController()
    running.current = controller
    setDone(0)
    run(controller.signal)
      .catch((error: unknown) => {
        if (!controller.signal.aborted) void message.error(errorWords(error))
      })
      .finally(() => setDone(null))
  }
  return { start, cancel: () => running.current?.abort(), done }
}
