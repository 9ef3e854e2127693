import type { ReactNode } from 'react'
import { ActionDialog } from '../../../workbench/action-dialog.tsx'
import { type AgreementDetail, type AgreementParty, confirmAgreement } from '../contract.ts'

interface ConfirmDialogProps {
  agreement: AgreementDetail
  /** whom it is confirmed for; null: closed */
  party: AgreementParty | null
  onClose(): void
}

/** 确认: the scan is the paper this party sealed. With the last of them it stands. */
export function ConfirmDialog({ agreement, party, onClose }: ConfirmDialogProps): ReactNode {
  const { code, project, parties, checkCode } = agreement
  const last = parties.every(({ position, confirmedAt }) => confirmedAt !== null || position === party?.position)
  const whose = party?.role === 'platform' ? '平台' : (party?.name ?? '')
  return (
    <ActionDialog
      open={party !== null}
      title={`代表${whose}确认：${project.title}`}
      intro={`请对照扫描件：编号 ${code}、校验码 ${checkCode} 和页数都对，${whose}的章盖在上面。${
        last ? '这是最后一方，确认后协议当天生效，不能撤回。' : '同一个人不能再替别的一方确认。'
      }`}
      contract={confirmAgreement}
      fixed={{ code, position: party?.position ?? 0 }}
      submitLabel="确认"
      doneMessage={last ? '各方都已确认，协议生效' : '已确认'}
      changes={['project', 'plan', 'exchange']}
      onClose={onClose}
    />
  )
}
