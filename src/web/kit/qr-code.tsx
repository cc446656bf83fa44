import { create } from 'qrcode'
import { qrPath } from '../../kernel/qr-path.ts'

/** An address as a QR code that prints sharply at any size. */
export function QrCode({ address, label }: { address: string; label: string }) {
  const { modules } = create(address, { errorCorrectionLevel: 'M' })
  const { path, size } = qrPath(modules.data, modules.size)
  return (
    <svg viewBox={`0 0 ${size} ${size}`} width={144} height={144} role="img" aria-label={label}>
      <path d={`M0 0h${size}v${size}H0z`} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
