import { Alert, App, Form, Modal } from 'antd'
import { type ReactNode, useEffect } from 'react'
import type { Contract, OutputOf } from '../base/contract.ts'
import { type ApiError, type CallInput, outcomeUnknown } from './api.ts'
import { useCommand } from './query.ts'
import { errorWords, SignInAgain } from './states.tsx'
import { fieldWords } from './words.ts'

export interface ActionDialogProps<C extends Contract> {
  open: boolean
  title: string
  /** what follows from it: who is told, what can no longer be changed */
  intro?: ReactNode
  contract: C
  /** the part of the input that is not asked, e.g. the code of the record */
  fixed: Partial<CallInput<C>>
  initial?: Partial<CallInput<C>>
  submitLabel: string
  danger?: boolean
  /** pixels, where two things stand side by side; 520 unless told */
  width?: number
  /** said when it is done; `答复已发出` */
  doneMessage: string
  /** further contracts or nouns whose answers it changes */
  changes?: string[]
  onClose(): void
  onDone?(answer: OutputOf<C>, input: CallInput<C>): void
  /** `Form.Item`s named as the contract's input */
  children?: ReactNode
}

/**
 * A form over one writing contract. Field errors stand at their fields and are summed up at the top, what was typed
 * stays, and the focus goes to the first field that needs mending; closed, it returns to the button that opened it.
 */
export function ActionDialog<C extends Contract>(props: ActionDialogProps<C>): ReactNode {
  const { open, title, contract, fixed, onClose } = props
  const { message } = App.useApp()
  const [form] = Form.useForm()
  const command = useCommand(contract, {
    ...(props.changes ? { changes: props.changes } : {}),
    onDone(answer, input) {
      void message.success(props.doneMessage)
      onClose()
      props.onDone?.(answer, input)
    },
  })
  const { error, reset } = command
  useEffect(() => {
    if (open) reset()
  }, [open, reset])
  useEffect(() => {
    if (error) showFieldErrors(form, error)
  }, [error, form])
  const submit = (values: object) => command.mutate({ ...values, ...fixed } as CallInput<C>)
  return (
    <Modal
      open={open}
      title={title}
      width={props.width ?? 520}
      okText={props.submitLabel}
      okButtonProps={{ danger: props.danger ?? false, loading: command.isPending }}
      cancelButtonProps={{ disabled: command.isPending }}
      closable={!command.isPending}
      mask={{ closable: false }}
      destroyOnHidden
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {props.intro && <div className="dialog-intro">{props.intro}</div>}
      {error && <DialogError error={error} form={form} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark="optional"
        initialValues={props.initial}
        preserve={false}
        scrollToFirstError={{ focus: true }}
        onFinish={submit}
      >
        {props.children}
      </Form>
    </Modal>
  )
}

type FormHandle = ReturnType<typeof Form.useForm>[0]

function showFieldErrors(form: FormHandle, error: ApiError): void {
  const known = Object.entries(error.fields).filter(([name]) => form.getFieldInstance(name) != null)
  form.setFields(known.map(([name, code]) => ({ name, errors: [fieldWords(code, error.params)] })))
  const first = known[0]?.[0]
  if (first) form.scrollToField(first, { focus: true })
}

/** Errors of fields the form does not show are named here, or nobody would ever see them. */
function DialogError({ error, form }: { error: ApiError; form: FormHandle }): ReactNode {
  const elsewhere = Object.entries(error.fields).filter(([name]) => form.getFieldInstance(name) == null)
  const words = [errorWords(error), ...elsewhere.map(([, code]) => fieldWords(code, error.params))]
  return (
    <Alert
      className="dialog-error"
      type={outcomeUnknown(error) ? 'warning' : 'error'}
      title={words.join('；')}
      description={
        error.status === 401 ? <SignInAgain /> : outcomeUnknown(error) && '您填的内容还在。再提交一次不会重复办理。'
      }
    />
  )
}
