import { PaperPreview } from '../kit/paper-preview.tsx'
import { Section } from '../kit/page.tsx'
import { useTell } from '../kit/told.tsx'
import { useT } from '../use-t.ts'

// The classes are those `renderHtml` of papers/layout writes.
const sample = `<article class="paper" lang="vi"><div class="paper-sheet">
<div class="paper-letterhead"><div class="paper-state"><p class="paper-nation">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p class="paper-motto"><span class="paper-ruled-full">Độc lập - Tự do - Hạnh phúc</span></p></div>
<div class="paper-office"><p class="paper-parent">SỞ MẪU</p><p class="paper-issuer"><span class="paper-ruled">CHI CỤC MẪU</span></p></div>
<div class="paper-number"><p>Số: &nbsp;&nbsp;&nbsp;&nbsp;/CCM-TĐC</p></div><p class="paper-place">Nơi mẫu, ngày 16 tháng 6 năm 2020</p></div>
<h3 class="paper-title"><span class="paper-title-part">BÁO CÁO MẪU</span></h3>
<p class="paper-justify paper-indent">Tính đến ngày 15 tháng 6 năm 2020, đã có <button type="button" class="paper-figure" data-figure="declared" aria-label="47/63: mở danh sách">47/63</button> cơ quan hoàn tất việc chuyển đổi, áp dụng và công bố hệ thống quản lý chất lượng.</p>
<div class="paper-signing"><div class="paper-recipients"><p class="paper-recipients-label">Nơi nhận:</p><ul role="list"><li>- Như trên;</li><li>- Lưu: VT.</li></ul></div><div class="paper-signature"><p>CHI CỤC TRƯỞNG</p><p class="paper-signer">Lê Văn Mẫu</p></div></div>
</div></article>`

export function Papers() {
  const t = useT()
  const tell = useTell()
  return (
    <Section title={t('kit-page.paper')}>
      <PaperPreview html={sample} label={t('kit-page.paper')} printsAlone={false} onFigure={(key) => tell({ text: t('kit-page.told-figure', { key }) })} />
    </Section>
  )
}
