import { Alert, Button, Form, Input, Select } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import type { OutputOf } from '../../../base/contract.ts'
import { type Role, roleLabels } from '../../../base/roles.ts'
import { ActionDialog } from '../../../workbench/action-dialog.tsx'
import { useCommand, useContract } from '../../../workbench/query.ts'
import { useMe } from '../../../workbench/session.tsx'
import { errorWords } from '../../../workbench/states.tsx'
import { refusalWords } from '../../../workbench/words.ts'
import { addPerson, findPerson, giveGrant, listNodes } from '../contract.ts'

type Person = NonNullable<OutputOf<typeof findPerson>['person']>
type Nodes = OutputOf<typeof listNodes>['nodes']

/** 授予角色: find the colleague by number or address, or write them down; then where, what, and why. */
export function GiveDialog({ open, onClose }: { open: boolean; onClose(): void }): ReactNode {
  const [person, setPerson] = useState<Person | null>(null)
  const me = useMe()
  const own = person !== null && person.id === me.person?.id
  const nodes = useContract(listNodes, {}, { enabled: open })
  const close = () => {
    setPerson(null)
    onClose()
  }
  return (
    <ActionDialog
      open={open}
      title="授予角色"
      intro="权限从所选的地方向下覆盖，对方会收到通知。"
      contract={giveGrant}
      fixed={person ? { personId: person.id } : {}}
      submitLabel="授予"
      doneMessage="角色已授予"
      onClose={close}
    >
      {person ? <Found person={person} own={own} onChange={() => setPerson(null)} /> : <Finder onFound={setPerson} />}
      {person && !own && <GrantFields nodes={nodes.data?.nodes ?? []} loading={nodes.isPending} />}
    </ActionDialog>
  )
}

function Found({ person, own, onChange }: { person: Person; own: boolean; onChange(): void }): ReactNode {
  const newcomer = person.hasAccount ? undefined : '还没有登录过：首次用这个手机号或邮箱登录后即可使用。'
  return (
    <Form.Item>
      <Alert
        type={own ? 'warning' : 'info'}
        title={`${person.name}，${person.contact}`}
        description={own ? refusalWords({ code: 'grant.self' }) : newcomer}
        action={
          <Button size="small" onClick={onChange}>
            换一个人
          </Button>
        }
      />
    </Form.Item>
  )
}

/** Only whole numbers and addresses find somebody: there is no list of people to leaf through. */
function Finder({ onFound }: { onFound(person: Person): void }): ReactNode {
  const field = useId()
  const [contact, setContact] = useState('')
  const [name, setName] = useState('')
  const find = useCommand(findPerson, { onDone: ({ person }) => person && onFound(person) })
  const add = useCommand(addPerson, { onDone: onFound })
  const unknown = find.data?.person === null && find.variables?.contact === contact
  const error = find.error ?? add.error
  return (
    <>
      <Form.Item label="同事的手机号或邮箱" htmlFor={`${field}-contact`} required>
        <Input
          id={`${field}-contact`}
          autoFocus
          value={contact}
          maxLength={254}
          onChange={({ target }) => setContact(target.value)}
          onPressEnter={(event) => {
            event.preventDefault()
            find.mutate({ contact })
          }}
        />
      </Form.Item>
      {error && <Alert type="error" title={errorWords(error)} />}
      {unknown ? (
        <>
          <Form.Item label="没有找到。怎么称呼这位同事？" htmlFor={`${field}-name`} required>
            <Input id={`${field}-name`} value={name} maxLength={20} onChange={({ target }) => setName(target.value)} />
          </Form.Item>
          <Button
            loading={add.isPending}
            disabled={name.trim() === ''}
            onClick={() => add.mutate({ name: name.trim(), contact })}
          >
            登记这位同事
          </Button>
        </>
      ) : (
        <Button loading={find.isPending} disabled={contact.trim() === ''} onClick={() => find.mutate({ contact })}>
          查找
        </Button>
      )}
    </>
  )
}

const nodeLabel = ({ name, above }: Nodes[number]) => (above ? `${name}（${above}）` : name)

function GrantFields({ nodes, loading }: { nodes: Nodes; loading: boolean }): ReactNode {
  return (
    <>
      <Form.Item name="path" label="在哪里" rules={[{ required: true, message: '请选择地方' }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          loading={loading}
          options={nodes.map((node) => ({ value: node.path, label: nodeLabel(node) }))}
        />
      </Form.Item>
      <Form.Item noStyle dependencies={['path']}>
        {(form) => {
          const roles: Role[] = nodes.find(({ path }) => path === form.getFieldValue('path'))?.roles ?? []
          return (
            <Form.Item name="role" label="担任什么" rules={[{ required: true, message: '请选择角色' }]}>
              <Select
                disabled={roles.length === 0}
                options={roles.map((role) => ({ value: role, label: roleLabels[role].zh }))}
              />
            </Form.Item>
          )
        }}
      </Form.Item>
      <Form.Item name="reason" label="依据" rules={[{ required: true, whitespace: true, message: '请写明依据' }]}>
        <Input maxLength={400} placeholder="例如：街道党政办 2026 年 11 月分工" />
      </Form.Item>
    </>
  )
}
