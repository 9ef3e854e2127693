import { Form } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { Link } from 'react-router'
import { useContract } from '../../../workbench/query.ts'
import { findSimilar } from '../contract.ts'
import { stateLabels } from '../labels.ts'

const pauseMs = 400
const shortest = 4

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseMs)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

/** What was reported before in like words, so that the resident hears at once how that goes. */
export function EnterSimilar(): ReactNode {
  const title = Form.useWatch<string | undefined>('title') ?? ''
  const areaId = Form.useWatch<string | undefined>('areaId')
  const text = useSettled(title.trim())
  const { data } = useContract(
    findSimilar,
    { text, ...(areaId ? { areaId } : {}) },
    { enabled: text.length >= shortest, keepPrevious: true },
  )
  const items = text.length >= shortest ? (data?.items ?? []) : []
  return (
    <div className="enter-similar" role="status">
      {items.length > 0 && (
        <>
          <p className="enter-similar-title">有人反映过相近的，可以先告诉居民进展</p>
          <ul>
            {items.map(({ code, title: theirs, state, community, supportCount }) => (
              <li key={code}>
                <Link to={`/problems/${code}`} target="_blank" tabIndex={-1}>
                  {theirs}
                </Link>{' '}
                <span className="small soft">
                  {[code, community?.name, stateLabels[state].zh, supportCount > 0 ? `${supportCount} 人“我也是”` : '']
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ul>
          <p className="small soft">是同一件也照样登记，给他回执；登记后再并案。</p>
        </>
      )}
    </div>
  )
}
