import type { AgreementDetail } from '../contract.ts'
import { paperType } from './paper-type.ts'

const sealRed = '#c2272d'
const perRow = 3
const sealRadius = 44

/** A ring with a word inside stands for a seal: nobody takes it for a real one. */
function drawSeal(doc: PDFKit.PDFDocument, name: string, index: number): void {
  const x = 130 + (index % perRow) * 165
  const y = 330 + Math.floor(index / perRow) * 180
  doc.lineWidth(3).strokeColor(sealRed).circle(x, y, sealRadius).stroke()
  doc.fillColor(sealRed).fontSize(16)
  doc.text('演示', x - sealRadius, y - 10, { width: sealRadius * 2, align: 'center' })
  doc.fillColor('black').fontSize(10)
  doc.text(name, x - 75, y + sealRadius + 12, { width: 150, align: 'center' })
}

/** In the place of a scan: one sheet that says which paper it stands for, and that its seals are none. */
export async function demonstrationScan({
  code,
  checkCode,
  project,
  parties,
}: Pick<AgreementDetail, 'code' | 'checkCode' | 'project' | 'parties'>): Promise<Buffer> {
  const [{ default: PDFDocument }, { font }] = await Promise.all([import('pdfkit'), paperType()])
  const doc = new PDFDocument({ size: 'A4', margin: 64, font: '', lang: 'zh-CN' })
  const chunks: Buffer[] = []
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.once('end', resolve)
    doc.once('error', reject)
  })
  doc.registerFont('paper', font).font('paper')
  doc.fontSize(20).text('项目实施协议（演示扫描件）', { align: 'center' })
  doc.moveDown().fontSize(12)
  doc.text(`${project.title}　编号 ${code}　校验码 ${checkCode}`, { align: 'center' })
  doc.moveDown().fontSize(11)
  doc.text('演示数据里没有真的盖章。这一页代替各方盖章以后扫描回来的协议，红圈处是各方的印章。')
  for (const [index, { name }] of parties.entries()) drawSeal(doc, name, index)
  doc.end()
  await ended
  return Buffer.concat(chunks)
}
