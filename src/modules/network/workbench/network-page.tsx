import { type ReactNode, useRef } from 'react'
import { Link, useNavigate, Route, Routes, useParams } from 'react-router'
import '../../../workbench/list.css'
import { useKeys, useRowKeys } from '../../../workbench/keys.ts'
import { PageHead } from '../../../workbench/page-head.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../../workbench/states.tsx'
import { CommunityPanel } from './community-panel.tsx'
import './network.css'
import { type Network, type Node, nodesOf, useNetwork } from './nodes.ts'
import { PlatformPanel } from './platform-panel.tsx'

const title = '社区与平台'

export default function NetworkPages(): ReactNode {
  return (
    <Routes>
      <Route path=":code?" element={<NetworkPage />} />
    </Routes>
  )
}

function NetworkPage(): ReactNode {
  const { network, error, retry } = useNetwork()
  return (
    <>
      <PageHead title={title} {...(network ? { note: sizeOf(network) } : {})} />
      {error && <ErrorState error={error} onRetry={retry} />}
      {!network && !error && <LoadingState lines={12} />}
      {network && <Tree network={network} />}
    </>
  )
}

function sizeOf({ streets, communities, platforms }: Network): string {
  return `${streets.length} 个街道 · ${communities.length} 个社区 · ${platforms.length} 个平台`
}

/** The network at the left, what stands at the chosen node beside it. */
function Tree({ network }: { network: Network }): ReactNode {
  const { code } = useParams()
  const navigate = useNavigate()
  const area = useRef<HTMLDivElement>(null)
  const close = () => void navigate('/network')
  useRowKeys(area)
  useKeys({ Escape: close }, code !== undefined)
  const nodes = nodesOf(network, code)
  const chosen = nodes.find((node) => node.code === code) ?? null
  return (
    <div className={code ? 'has-record' : ''} ref={area}>
      <div className="network-body">
        <nav className="list-main network-tree" aria-label="网络">
          <ul>
            {nodes.map((node) => (
              <li key={node.code} className={`network-depth-${node.depth}`}>
                <NodeLink node={node} current={node.code === code} />
              </li>
            ))}
          </ul>
        </nav>
        <section className="list-record network-record" aria-label="详情">
          {code && (
            <button type="button" className="link-button list-back" onClick={close}>
              ← 返回列表
            </button>
          )}
          <Chosen key={code} network={network} node={chosen} code={code} />
        </section>
      </div>
    </div>
  )
}

function NodeLink({ node, current }: { node: Node; current: boolean }): ReactNode {
  return (
    <Link data-row="" to={`/network/${node.code}`} aria-current={current || undefined}>
      <span>{node.name}</span>
      {node.platform && node.area && <span className="small soft">{node.platform.name}</span>}
      {node.platform && !node.platform.operator && <span className="small network-vacant">没有运营方</span>}
    </Link>
  )
}

function Chosen({ network, node, code }: { network: Network; node: Node | null; code: string | undefined }): ReactNode {
  if (!code)
    return (
      <EmptyState
        title="从左边选一处"
        hint="选区或街道，看平台和运营合同；选社区，管理小片区和楼宇。j、k 移动，Enter 打开。"
      />
    )
  if (!node) return <EmptyState title={`没有找到 ${code}`} hint="编号可能抄错了。" />
  if (node.depth === 2 && node.area) return <CommunityPanel community={node.area} network={network} />
  if (node.platform) return <PlatformPanel platform={node.platform} area={node.area} network={network} />
  return <EmptyState title={`${node.name}还没有平台`} />
}
