-- 0011 Clause trees and maps of the editions, since when an edition holds, conversion campaigns with their named lists, targets and
-- stages, and official reminders. Owner: standards/editions, conformity/conversion, authority/reminders.
-- The data of editions is written out in src/standards/editions/data/iso-9001.json; a test holds the two together.

ALTER TABLE standard_edition ADD COLUMN clauses_source text, ADD COLUMN to_verify boolean NOT NULL DEFAULT true;
COMMENT ON COLUMN standard_edition.to_verify IS 'Clause tree and map wait for a person who holds the standard.';
INSERT INTO standard_edition (code, standard, year, source) VALUES
  ('TCVN ISO 9001:2026', 'TCVN ISO 9001', 2026, 'ISO 9001:2026 was published on 16/09/2026 (secondary sources); the TCVN was not found: it is in force from the day an officer records on a paper');

CREATE TABLE edition_clause (
  edition   text NOT NULL REFERENCES standard_edition,
  number    text NOT NULL,
  position  integer NOT NULL,
  title_vi  text NOT NULL,
  title_en  text NOT NULL,
  PRIMARY KEY (edition, number),
  UNIQUE (edition, position)
);
CALL hc_seal('edition_clause', 'global', '', 'clauses of an edition: number and title only, never the sentences of the standard');

CREATE TABLE edition_document (
  edition    text NOT NULL,
  clause     text NOT NULL,
  reference  text NOT NULL,
  what       text NOT NULL CHECK (what IN ('maintain', 'retain')),
  PRIMARY KEY (edition, reference, what),
  FOREIGN KEY (edition, clause) REFERENCES edition_clause
);
CALL hc_seal('edition_document', 'global', '', 'documented information an edition asks for: to maintain (duy trì) or to retain (lưu giữ)');

CREATE TABLE edition_map (
  from_edition  text NOT NULL REFERENCES standard_edition,
  to_edition    text NOT NULL REFERENCES standard_edition,
  position      integer NOT NULL,
  from_clause   text,
  to_clause     text,
  kind          text NOT NULL CHECK (kind IN ('kept', 'moved', 'split', 'changed', 'new')),
  PRIMARY KEY (from_edition, to_edition, position),
  FOREIGN KEY (from_edition, from_clause) REFERENCES edition_clause,
  FOREIGN KEY (to_edition, to_clause) REFERENCES edition_clause,
  CHECK (from_clause IS NOT NULL OR to_clause IS NOT NULL)
);
CALL hc_seal('edition_map', 'global', '', 'where a clause of one edition is found in the next');

UPDATE standard_edition SET clauses_source = 'Titles as commonly cited, to be verified by a person with the standard', to_verify = true WHERE code = 'TCVN ISO 9001:2008';
UPDATE standard_edition SET clauses_source = 'Titles as commonly cited in guidance on TCVN ISO 9001:2015', to_verify = false WHERE code = 'TCVN ISO 9001:2015';
UPDATE standard_edition SET clauses_source = 'From secondary sources on ISO 9001:2026 (published 16/09/2026): clauses 4 to 10 kept, 6.1 split; to be verified by a person with the standard', to_verify = true WHERE code = 'TCVN ISO 9001:2026';
INSERT INTO edition_clause (edition, number, position, title_vi, title_en) VALUES
  ('TCVN ISO 9001:2008', '4', 1, 'Hệ thống quản lý chất lượng', 'Quality management system'),
  ('TCVN ISO 9001:2008', '4.1', 2, 'Yêu cầu chung', 'General requirements'),
  ('TCVN ISO 9001:2008', '4.2', 3, 'Yêu cầu về hệ thống tài liệu', 'Documentation requirements'),
  ('TCVN ISO 9001:2008', '4.2.1', 4, 'Khái quát', 'General'),
  ('TCVN ISO 9001:2008', '4.2.2', 5, 'Sổ tay chất lượng', 'Quality manual'),
  ('TCVN ISO 9001:2008', '4.2.3', 6, 'Kiểm soát tài liệu', 'Control of documents'),
  ('TCVN ISO 9001:2008', '4.2.4', 7, 'Kiểm soát hồ sơ', 'Control of records'),
  ('TCVN ISO 9001:2008', '5', 8, 'Trách nhiệm của lãnh đạo', 'Management responsibility'),
  ('TCVN ISO 9001:2008', '5.1', 9, 'Cam kết của lãnh đạo', 'Management commitment'),
  ('TCVN ISO 9001:2008', '5.2', 10, 'Hướng vào khách hàng', 'Customer focus'),
  ('TCVN ISO 9001:2008', '5.3', 11, 'Chính sách chất lượng', 'Quality policy'),
  ('TCVN ISO 9001:2008', '5.4', 12, 'Hoạch định', 'Planning'),
  ('TCVN ISO 9001:2008', '5.4.1', 13, 'Mục tiêu chất lượng', 'Quality objectives'),
  ('TCVN ISO 9001:2008', '5.4.2', 14, 'Hoạch định hệ thống quản lý chất lượng', 'Quality management system planning'),
  ('TCVN ISO 9001:2008', '5.5', 15, 'Trách nhiệm, quyền hạn và trao đổi thông tin', 'Responsibility, authority and communication'),
  ('TCVN ISO 9001:2008', '5.5.1', 16, 'Trách nhiệm và quyền hạn', 'Responsibility and authority'),
  ('TCVN ISO 9001:2008', '5.5.2', 17, 'Đại diện lãnh đạo', 'Management representative'),
  ('TCVN ISO 9001:2008', '5.5.3', 18, 'Trao đổi thông tin nội bộ', 'Internal communication'),
  ('TCVN ISO 9001:2008', '5.6', 19, 'Xem xét của lãnh đạo', 'Management review'),
  ('TCVN ISO 9001:2008', '5.6.1', 20, 'Khái quát', 'General'),
  ('TCVN ISO 9001:2008', '5.6.2', 21, 'Đầu vào của việc xem xét', 'Review input'),
  ('TCVN ISO 9001:2008', '5.6.3', 22, 'Đầu ra của việc xem xét', 'Review output'),
  ('TCVN ISO 9001:2008', '6', 23, 'Quản lý nguồn lực', 'Resource management'),
  ('TCVN ISO 9001:2008', '6.1', 24, 'Cung cấp nguồn lực', 'Provision of resources'),
  ('TCVN ISO 9001:2008', '6.2', 25, 'Nguồn nhân lực', 'Human resources'),
  ('TCVN ISO 9001:2008', '6.2.1', 26, 'Khái quát', 'General'),
  ('TCVN ISO 9001:2008', '6.2.2', 27, 'Năng lực, đào tạo và nhận thức', 'Competence, training and awareness'),
  ('TCVN ISO 9001:2008', '6.3', 28, 'Cơ sở hạ tầng', 'Infrastructure'),
  ('TCVN ISO 9001:2008', '6.4', 29, 'Môi trường làm việc', 'Work environment'),
  ('TCVN ISO 9001:2008', '7', 30, 'Tạo sản phẩm', 'Product realization'),
  ('TCVN ISO 9001:2008', '7.1', 31, 'Hoạch định việc tạo sản phẩm', 'Planning of product realization'),
  ('TCVN ISO 9001:2008', '7.2', 32, 'Các quá trình liên quan đến khách hàng', 'Customer-related processes'),
  ('TCVN ISO 9001:2008', '7.2.1', 33, 'Xác định các yêu cầu liên quan đến sản phẩm', 'Determination of requirements related to the product'),
  ('TCVN ISO 9001:2008', '7.2.2', 34, 'Xem xét các yêu cầu liên quan đến sản phẩm', 'Review of requirements related to the product'),
  ('TCVN ISO 9001:2008', '7.2.3', 35, 'Trao đổi thông tin với khách hàng', 'Customer communication'),
  ('TCVN ISO 9001:2008', '7.3', 36, 'Thiết kế và phát triển', 'Design and development'),
  ('TCVN ISO 9001:2008', '7.4', 37, 'Mua hàng', 'Purchasing'),
  ('TCVN ISO 9001:2008', '7.5', 38, 'Sản xuất và cung cấp dịch vụ', 'Production and service provision'),
  ('TCVN ISO 9001:2008', '7.5.1', 39, 'Kiểm soát sản xuất và cung cấp dịch vụ', 'Control of production and service provision'),
  ('TCVN ISO 9001:2008', '7.5.2', 40, 'Xác nhận giá trị sử dụng của các quá trình', 'Validation of processes'),
  ('TCVN ISO 9001:2008', '7.5.3', 41, 'Nhận biết và xác định nguồn gốc', 'Identification and traceability'),
  ('TCVN ISO 9001:2008', '7.5.4', 42, 'Tài sản của khách hàng', 'Customer property'),
  ('TCVN ISO 9001:2008', '7.5.5', 43, 'Bảo toàn sản phẩm', 'Preservation of product'),
  ('TCVN ISO 9001:2008', '7.6', 44, 'Kiểm soát thiết bị theo dõi và đo lường', 'Control of monitoring and measuring equipment'),
  ('TCVN ISO 9001:2008', '8', 45, 'Đo lường, phân tích và cải tiến', 'Measurement, analysis and improvement'),
  ('TCVN ISO 9001:2008', '8.1', 46, 'Khái quát', 'General'),
  ('TCVN ISO 9001:2008', '8.2', 47, 'Theo dõi và đo lường', 'Monitoring and measurement'),
  ('TCVN ISO 9001:2008', '8.2.1', 48, 'Sự thỏa mãn của khách hàng', 'Customer satisfaction'),
  ('TCVN ISO 9001:2008', '8.2.2', 49, 'Đánh giá nội bộ', 'Internal audit'),
  ('TCVN ISO 9001:2008', '8.2.3', 50, 'Theo dõi và đo lường các quá trình', 'Monitoring and measurement of processes'),
  ('TCVN ISO 9001:2008', '8.2.4', 51, 'Theo dõi và đo lường sản phẩm', 'Monitoring and measurement of product'),
  ('TCVN ISO 9001:2008', '8.3', 52, 'Kiểm soát sản phẩm không phù hợp', 'Control of nonconforming product'),
  ('TCVN ISO 9001:2008', '8.4', 53, 'Phân tích dữ liệu', 'Analysis of data'),
  ('TCVN ISO 9001:2008', '8.5', 54, 'Cải tiến', 'Improvement'),
  ('TCVN ISO 9001:2008', '8.5.1', 55, 'Cải tiến liên tục', 'Continual improvement'),
  ('TCVN ISO 9001:2008', '8.5.2', 56, 'Hành động khắc phục', 'Corrective action'),
  ('TCVN ISO 9001:2008', '8.5.3', 57, 'Hành động phòng ngừa', 'Preventive action'),
  ('TCVN ISO 9001:2015', '4', 1, 'Bối cảnh của tổ chức', 'Context of the organization'),
  ('TCVN ISO 9001:2015', '4.1', 2, 'Hiểu tổ chức và bối cảnh của tổ chức', 'Organization and its context'),
  ('TCVN ISO 9001:2015', '4.2', 3, 'Hiểu nhu cầu và mong đợi của các bên quan tâm', 'Interested parties'),
  ('TCVN ISO 9001:2015', '4.3', 4, 'Xác định phạm vi của hệ thống quản lý chất lượng', 'Scope'),
  ('TCVN ISO 9001:2015', '4.4', 5, 'Hệ thống quản lý chất lượng và các quá trình', 'Quality management system and its processes'),
  ('TCVN ISO 9001:2015', '5', 6, 'Sự lãnh đạo', 'Leadership'),
  ('TCVN ISO 9001:2015', '5.1', 7, 'Sự lãnh đạo và cam kết', 'Leadership and commitment'),
  ('TCVN ISO 9001:2015', '5.1.1', 8, 'Khái quát', 'General'),
  ('TCVN ISO 9001:2015', '5.1.2', 9, 'Hướng vào khách hàng', 'Customer focus'),
  ('TCVN ISO 9001:2015', '5.2', 10, 'Chính sách', 'Policy'),
  ('TCVN ISO 9001:2015', '5.2.1', 11, 'Thiết lập chính sách chất lượng', 'Establishing the policy'),
  ('TCVN ISO 9001:2015', '5.2.2', 12, 'Trao đổi thông tin về chính sách chất lượng', 'Communicating the policy'),
  ('TCVN ISO 9001:2015', '5.3', 13, 'Vai trò, trách nhiệm và quyền hạn trong tổ chức', 'Roles, responsibilities and authorities'),
  ('TCVN ISO 9001:2015', '6', 14, 'Hoạch định', 'Planning'),
  ('TCVN ISO 9001:2015', '6.1', 15, 'Hành động giải quyết rủi ro và cơ hội', 'Actions on risks and opportunities'),
  ('TCVN ISO 9001:2015', '6.2', 16, 'Mục tiêu chất lượng và hoạch định để đạt được mục tiêu', 'Objectives and planning to achieve them'),
  ('TCVN ISO 9001:2015', '6.3', 17, 'Hoạch định các thay đổi', 'Planning of changes'),
  ('TCVN ISO 9001:2015', '7', 18, 'Hỗ trợ', 'Support'),
  ('TCVN ISO 9001:2015', '7.1', 19, 'Nguồn lực', 'Resources'),
  ('TCVN ISO 9001:2015', '7.1.1', 20, 'Khái quát', 'General'),
  ('TCVN ISO 9001:2015', '7.1.2', 21, 'Con người', 'People'),
  ('TCVN ISO 9001:2015', '7.1.3', 22, 'Cơ sở hạ tầng', 'Infrastructure'),
  ('TCVN ISO 9001:2015', '7.1.4', 23, 'Môi trường cho việc thực hiện các quá trình', 'Environment for the operation of processes'),
  ('TCVN ISO 9001:2015', '7.1.5', 24, 'Nguồn lực theo dõi và đo lường', 'Monitoring and measuring resources'),
  ('TCVN ISO 9001:2015', '7.1.6', 25, 'Tri thức của tổ chức', 'Organizational knowledge'),
  ('TCVN ISO 9001:2015', '7.2', 26, 'Năng lực', 'Competence'),
  ('TCVN ISO 9001:2015', '7.3', 27, 'Nhận thức', 'Awareness'),
  ('TCVN ISO 9001:2015', '7.4', 28, 'Trao đổi thông tin', 'Communication'),
  ('TCVN ISO 9001:2015', '7.5', 29, 'Thông tin dạng văn bản', 'Documented information'),
  ('TCVN ISO 9001:2015', '7.5.1', 30, 'Khái quát', 'General'),
  ('TCVN ISO 9001:2015', '7.5.2', 31, 'Tạo lập và cập nhật', 'Creating and updating'),
  ('TCVN ISO 9001:2015', '7.5.3', 32, 'Kiểm soát thông tin dạng văn bản', 'Control of documented information'),
  ('TCVN ISO 9001:2015', '8', 33, 'Thực hiện', 'Operation'),
  ('TCVN ISO 9001:2015', '8.1', 34, 'Hoạch định và kiểm soát việc thực hiện', 'Operational planning and control'),
  ('TCVN ISO 9001:2015', '8.2', 35, 'Yêu cầu đối với sản phẩm và dịch vụ', 'Requirements for products and services'),
  ('TCVN ISO 9001:2015', '8.2.1', 36, 'Trao đổi thông tin với khách hàng', 'Customer communication'),
  ('TCVN ISO 9001:2015', '8.2.2', 37, 'Xác định các yêu cầu', 'Determining the requirements'),
  ('TCVN ISO 9001:2015', '8.2.3', 38, 'Xem xét các yêu cầu', 'Review of the requirements'),
  ('TCVN ISO 9001:2015', '8.2.4', 39, 'Thay đổi các yêu cầu', 'Changes to the requirements'),
  ('TCVN ISO 9001:2015', '8.3', 40, 'Thiết kế và phát triển sản phẩm và dịch vụ', 'Design and development'),
  ('TCVN ISO 9001:2015', '8.3.1', 41, 'Khái quát', 'General'),
  ('TCVN ISO 9001:2015', '8.3.2', 42, 'Hoạch định thiết kế và phát triển', 'Design and development planning'),
  ('TCVN ISO 9001:2015', '8.3.3', 43, 'Đầu vào của thiết kế và phát triển', 'Design and development inputs'),
  ('TCVN ISO 9001:2015', '8.3.4', 44, 'Kiểm soát thiết kế và phát triển', 'Design and development controls'),
  ('TCVN ISO 9001:2015', '8.3.5', 45, 'Đầu ra của thiết kế và phát triển', 'Design and development outputs'),
  ('TCVN ISO 9001:2015', '8.3.6', 46, 'Thay đổi thiết kế và phát triển', 'Design and development changes'),
  ('TCVN ISO 9001:2015', '8.4', 47, 'Kiểm soát quá trình, sản phẩm và dịch vụ do bên ngoài cung cấp', 'Externally provided processes, products and services'),
  ('TCVN ISO 9001:2015', '8.4.1', 48, 'Khái quát', 'General'),
  ('TCVN ISO 9001:2015', '8.4.2', 49, 'Loại và mức độ kiểm soát', 'Type and extent of control'),
  ('TCVN ISO 9001:2015', '8.4.3', 50, 'Thông tin cho nhà cung cấp bên ngoài', 'Information for external providers'),
  ('TCVN ISO 9001:2015', '8.5', 51, 'Sản xuất và cung cấp dịch vụ', 'Production and service provision'),
  ('TCVN ISO 9001:2015', '8.5.1', 52, 'Kiểm soát sản xuất và cung cấp dịch vụ', 'Control of production and service provision'),
  ('TCVN ISO 9001:2015', '8.5.2', 53, 'Nhận biết và truy xuất nguồn gốc', 'Identification and traceability'),
  ('TCVN ISO 9001:2015', '8.5.3', 54, 'Tài sản của khách hàng hoặc nhà cung cấp bên ngoài', 'Property of customers or external providers'),
  ('TCVN ISO 9001:2015', '8.5.4', 55, 'Bảo toàn', 'Preservation'),
  ('TCVN ISO 9001:2015', '8.5.5', 56, 'Hoạt động sau giao hàng', 'Post-delivery activities'),
  ('TCVN ISO 9001:2015', '8.5.6', 57, 'Kiểm soát thay đổi', 'Control of changes'),
  ('TCVN ISO 9001:2015', '8.6', 58, 'Thông qua sản phẩm và dịch vụ', 'Release of products and services'),
  ('TCVN ISO 9001:2015', '8.7', 59, 'Kiểm soát đầu ra không phù hợp', 'Control of nonconforming outputs'),
  ('TCVN ISO 9001:2015', '9', 60, 'Đánh giá kết quả thực hiện', 'Performance evaluation'),
  ('TCVN ISO 9001:2015', '9.1', 61, 'Theo dõi, đo lường, phân tích và đánh giá', 'Monitoring, measurement, analysis and evaluation'),
  ('TCVN ISO 9001:2015', '9.1.1', 62, 'Khái quát', 'General'),
  ('TCVN ISO 9001:2015', '9.1.2', 63, 'Sự thỏa mãn của khách hàng', 'Customer satisfaction'),
  ('TCVN ISO 9001:2015', '9.1.3', 64, 'Phân tích và đánh giá', 'Analysis and evaluation'),
  ('TCVN ISO 9001:2015', '9.2', 65, 'Đánh giá nội bộ', 'Internal audit'),
  ('TCVN ISO 9001:2015', '9.3', 66, 'Xem xét của lãnh đạo', 'Management review'),
  ('TCVN ISO 9001:2015', '9.3.1', 67, 'Khái quát', 'General'),
  ('TCVN ISO 9001:2015', '9.3.2', 68, 'Đầu vào của xem xét của lãnh đạo', 'Management review inputs'),
  ('TCVN ISO 9001:2015', '9.3.3', 69, 'Đầu ra của xem xét của lãnh đạo', 'Management review outputs'),
  ('TCVN ISO 9001:2015', '10', 70, 'Cải tiến', 'Improvement'),
  ('TCVN ISO 9001:2015', '10.1', 71, 'Khái quát', 'General'),
  ('TCVN ISO 9001:2015', '10.2', 72, 'Sự không phù hợp và hành động khắc phục', 'Nonconformity and corrective action'),
  ('TCVN ISO 9001:2015', '10.3', 73, 'Cải tiến liên tục', 'Continual improvement'),
  ('TCVN ISO 9001:2026', '4', 1, 'Bối cảnh của tổ chức', 'Context of the organization'),
  ('TCVN ISO 9001:2026', '4.1', 2, 'Hiểu tổ chức và bối cảnh của tổ chức', 'Organization and its context'),
  ('TCVN ISO 9001:2026', '4.2', 3, 'Hiểu nhu cầu và mong đợi của các bên quan tâm', 'Interested parties'),
  ('TCVN ISO 9001:2026', '4.3', 4, 'Xác định phạm vi của hệ thống quản lý chất lượng', 'Scope'),
  ('TCVN ISO 9001:2026', '4.4', 5, 'Hệ thống quản lý chất lượng và các quá trình', 'Quality management system and its processes'),
  ('TCVN ISO 9001:2026', '5', 6, 'Sự lãnh đạo', 'Leadership'),
  ('TCVN ISO 9001:2026', '5.1', 7, 'Sự lãnh đạo và cam kết', 'Leadership and commitment'),
  ('TCVN ISO 9001:2026', '5.1.1', 8, 'Khái quát', 'General'),
  ('TCVN ISO 9001:2026', '5.1.2', 9, 'Hướng vào khách hàng', 'Customer focus'),
  ('TCVN ISO 9001:2026', '5.2', 10, 'Chính sách', 'Policy'),
  ('TCVN ISO 9001:2026', '5.2.1', 11, 'Thiết lập chính sách chất lượng', 'Establishing the policy'),
  ('TCVN ISO 9001:2026', '5.2.2', 12, 'Trao đổi thông tin về chính sách chất lượng', 'Communicating the policy'),
  ('TCVN ISO 9001:2026', '5.3', 13, 'Vai trò, trách nhiệm và quyền hạn trong tổ chức', 'Roles, responsibilities and authorities'),
  ('TCVN ISO 9001:2026', '6', 14, 'Hoạch định', 'Planning'),
  ('TCVN ISO 9001:2026', '6.1', 15, 'Hành động giải quyết rủi ro và cơ hội', 'Actions on risks and opportunities'),
  ('TCVN ISO 9001:2026', '6.1.2', 16, 'Hành động giải quyết rủi ro', 'Actions on risks'),
  ('TCVN ISO 9001:2026', '6.1.3', 17, 'Hành động giải quyết cơ hội', 'Actions on opportunities'),
  ('TCVN ISO 9001:2026', '6.2', 18, 'Mục tiêu chất lượng và hoạch định để đạt được mục tiêu', 'Objectives and planning to achieve them'),
  ('TCVN ISO 9001:2026', '6.3', 19, 'Hoạch định các thay đổi', 'Planning of changes'),
  ('TCVN ISO 9001:2026', '7', 20, 'Hỗ trợ', 'Support'),
  ('TCVN ISO 9001:2026', '7.1', 21, 'Nguồn lực', 'Resources'),
  ('TCVN ISO 9001:2026', '7.1.1', 22, 'Khái quát', 'General'),
  ('TCVN ISO 9001:2026', '7.1.2', 23, 'Con người', 'People'),
  ('TCVN ISO 9001:2026', '7.1.3', 24, 'Cơ sở hạ tầng', 'Infrastructure'),
  ('TCVN ISO 9001:2026', '7.1.4', 25, 'Môi trường cho việc thực hiện các quá trình', 'Environment for the operation of processes'),
  ('TCVN ISO 9001:2026', '7.1.5', 26, 'Nguồn lực theo dõi và đo lường', 'Monitoring and measuring resources'),
  ('TCVN ISO 9001:2026', '7.1.6', 27, 'Tri thức của tổ chức', 'Organizational knowledge'),
  ('TCVN ISO 9001:2026', '7.2', 28, 'Năng lực', 'Competence'),
  ('TCVN ISO 9001:2026', '7.3', 29, 'Nhận thức', 'Awareness'),
  ('TCVN ISO 9001:2026', '7.4', 30, 'Trao đổi thông tin', 'Communication'),
  ('TCVN ISO 9001:2026', '7.5', 31, 'Thông tin dạng văn bản', 'Documented information'),
  ('TCVN ISO 9001:2026', '7.5.1', 32, 'Khái quát', 'General'),
  ('TCVN ISO 9001:2026', '7.5.2', 33, 'Tạo lập và cập nhật', 'Creating and updating'),
  ('TCVN ISO 9001:2026', '7.5.3', 34, 'Kiểm soát thông tin dạng văn bản', 'Control of documented information'),
  ('TCVN ISO 9001:2026', '8', 35, 'Thực hiện', 'Operation'),
  ('TCVN ISO 9001:2026', '8.1', 36, 'Hoạch định và kiểm soát việc thực hiện', 'Operational planning and control'),
  ('TCVN ISO 9001:2026', '8.2', 37, 'Yêu cầu đối với sản phẩm và dịch vụ', 'Requirements for products and services'),
  ('TCVN ISO 9001:2026', '8.2.1', 38, 'Trao đổi thông tin với khách hàng', 'Customer communication'),
  ('TCVN ISO 9001:2026', '8.2.2', 39, 'Xác định các yêu cầu', 'Determining the requirements'),
  ('TCVN ISO 9001:2026', '8.2.3', 40, 'Xem xét các yêu cầu', 'Review of the requirements'),
  ('TCVN ISO 9001:2026', '8.2.4', 41, 'Thay đổi các yêu cầu', 'Changes to the requirements'),
  ('TCVN ISO 9001:2026', '8.3', 42, 'Thiết kế và phát triển sản phẩm và dịch vụ', 'Design and development'),
  ('TCVN ISO 9001:2026', '8.3.1', 43, 'Khái quát', 'General'),
  ('TCVN ISO 9001:2026', '8.3.2', 44, 'Hoạch định thiết kế và phát triển', 'Design and development planning'),
  ('TCVN ISO 9001:2026', '8.3.3', 45, 'Đầu vào của thiết kế và phát triển', 'Design and development inputs'),
  ('TCVN ISO 9001:2026', '8.3.4', 46, 'Kiểm soát thiết kế và phát triển', 'Design and development controls'),
  ('TCVN ISO 9001:2026', '8.3.5', 47, 'Đầu ra của thiết kế và phát triển', 'Design and development outputs'),
  ('TCVN ISO 9001:2026', '8.3.6', 48, 'Thay đổi thiết kế và phát triển', 'Design and development changes'),
  ('TCVN ISO 9001:2026', '8.4', 49, 'Kiểm soát quá trình, sản phẩm và dịch vụ do bên ngoài cung cấp', 'Externally provided processes, products and services'),
  ('TCVN ISO 9001:2026', '8.4.1', 50, 'Khái quát', 'General'),
  ('TCVN ISO 9001:2026', '8.4.2', 51, 'Loại và mức độ kiểm soát', 'Type and extent of control'),
  ('TCVN ISO 9001:2026', '8.4.3', 52, 'Thông tin cho nhà cung cấp bên ngoài', 'Information for external providers'),
  ('TCVN ISO 9001:2026', '8.5', 53, 'Sản xuất và cung cấp dịch vụ', 'Production and service provision'),
  ('TCVN ISO 9001:2026', '8.5.1', 54, 'Kiểm soát sản xuất và cung cấp dịch vụ', 'Control of production and service provision'),
  ('TCVN ISO 9001:2026', '8.5.2', 55, 'Nhận biết và truy xuất nguồn gốc', 'Identification and traceability'),
  ('TCVN ISO 9001:2026', '8.5.3', 56, 'Tài sản của khách hàng hoặc nhà cung cấp bên ngoài', 'Property of customers or external providers'),
  ('TCVN ISO 9001:2026', '8.5.4', 57, 'Bảo toàn', 'Preservation'),
  ('TCVN ISO 9001:2026', '8.5.5', 58, 'Hoạt động sau giao hàng', 'Post-delivery activities'),
  ('TCVN ISO 9001:2026', '8.5.6', 59, 'Kiểm soát thay đổi', 'Control of changes'),
  ('TCVN ISO 9001:2026', '8.6', 60, 'Thông qua sản phẩm và dịch vụ', 'Release of products and services'),
  ('TCVN ISO 9001:2026', '8.7', 61, 'Kiểm soát đầu ra không phù hợp', 'Control of nonconforming outputs'),
  ('TCVN ISO 9001:2026', '9', 62, 'Đánh giá kết quả thực hiện', 'Performance evaluation'),
  ('TCVN ISO 9001:2026', '9.1', 63, 'Theo dõi, đo lường, phân tích và đánh giá', 'Monitoring, measurement, analysis and evaluation'),
  ('TCVN ISO 9001:2026', '9.1.1', 64, 'Khái quát', 'General'),
  ('TCVN ISO 9001:2026', '9.1.2', 65, 'Sự thỏa mãn của khách hàng', 'Customer satisfaction'),
  ('TCVN ISO 9001:2026', '9.1.3', 66, 'Phân tích và đánh giá', 'Analysis and evaluation'),
  ('TCVN ISO 9001:2026', '9.2', 67, 'Đánh giá nội bộ', 'Internal audit'),
  ('TCVN ISO 9001:2026', '9.3', 68, 'Xem xét của lãnh đạo', 'Management review'),
  ('TCVN ISO 9001:2026', '9.3.1', 69, 'Khái quát', 'General'),
  ('TCVN ISO 9001:2026', '9.3.2', 70, 'Đầu vào của xem xét của lãnh đạo', 'Management review inputs'),
  ('TCVN ISO 9001:2026', '9.3.3', 71, 'Đầu ra của xem xét của lãnh đạo', 'Management review outputs'),
  ('TCVN ISO 9001:2026', '10', 72, 'Cải tiến', 'Improvement'),
  ('TCVN ISO 9001:2026', '10.1', 73, 'Khái quát', 'General'),
  ('TCVN ISO 9001:2026', '10.2', 74, 'Sự không phù hợp và hành động khắc phục', 'Nonconformity and corrective action'),
  ('TCVN ISO 9001:2026', '10.3', 75, 'Cải tiến liên tục', 'Continual improvement');
INSERT INTO edition_document (edition, clause, reference, what) VALUES
  ('TCVN ISO 9001:2008', '4.2.2', '4.2.2', 'maintain'),
  ('TCVN ISO 9001:2008', '4.2.3', '4.2.3', 'maintain'),
  ('TCVN ISO 9001:2008', '4.2.4', '4.2.4', 'maintain'),
  ('TCVN ISO 9001:2008', '5.3', '5.3', 'maintain'),
  ('TCVN ISO 9001:2008', '5.4.1', '5.4.1', 'maintain'),
  ('TCVN ISO 9001:2008', '8.2.2', '8.2.2', 'maintain'),
  ('TCVN ISO 9001:2008', '8.3', '8.3', 'maintain'),
  ('TCVN ISO 9001:2008', '8.5.2', '8.5.2', 'maintain'),
  ('TCVN ISO 9001:2008', '8.5.3', '8.5.3', 'maintain'),
  ('TCVN ISO 9001:2015', '4.3', '4.3', 'maintain'),
  ('TCVN ISO 9001:2015', '4.4', '4.4.2a', 'maintain'),
  ('TCVN ISO 9001:2015', '5.2.2', '5.2.2', 'maintain'),
  ('TCVN ISO 9001:2015', '6.2', '6.2.1', 'maintain'),
  ('TCVN ISO 9001:2015', '8.1', '8.1', 'maintain'),
  ('TCVN ISO 9001:2015', '4.4', '4.4.2b', 'retain'),
  ('TCVN ISO 9001:2015', '7.1.5', '7.1.5.1', 'retain'),
  ('TCVN ISO 9001:2015', '7.1.5', '7.1.5.2', 'retain'),
  ('TCVN ISO 9001:2015', '7.2', '7.2', 'retain'),
  ('TCVN ISO 9001:2015', '8.1', '8.1', 'retain'),
  ('TCVN ISO 9001:2015', '8.2.3', '8.2.3.2', 'retain'),
  ('TCVN ISO 9001:2015', '8.3.2', '8.3.2', 'retain'),
  ('TCVN ISO 9001:2015', '8.3.3', '8.3.3', 'retain'),
  ('TCVN ISO 9001:2015', '8.3.4', '8.3.4', 'retain'),
  ('TCVN ISO 9001:2015', '8.3.5', '8.3.5', 'retain'),
  ('TCVN ISO 9001:2015', '8.3.6', '8.3.6', 'retain'),
  ('TCVN ISO 9001:2015', '8.4.1', '8.4.1', 'retain'),
  ('TCVN ISO 9001:2015', '8.5.2', '8.5.2', 'retain'),
  ('TCVN ISO 9001:2015', '8.5.3', '8.5.3', 'retain'),
  ('TCVN ISO 9001:2015', '8.5.6', '8.5.6', 'retain'),
  ('TCVN ISO 9001:2015', '8.6', '8.6', 'retain'),
  ('TCVN ISO 9001:2015', '8.7', '8.7.2', 'retain'),
  ('TCVN ISO 9001:2015', '9.1.1', '9.1.1', 'retain'),
  ('TCVN ISO 9001:2015', '9.2', '9.2.2', 'retain'),
  ('TCVN ISO 9001:2015', '9.3.3', '9.3.3', 'retain'),
  ('TCVN ISO 9001:2015', '10.2', '10.2.2', 'retain'),
  ('TCVN ISO 9001:2026', '4.3', '4.3', 'maintain'),
  ('TCVN ISO 9001:2026', '4.4', '4.4.2a', 'maintain'),
  ('TCVN ISO 9001:2026', '5.2.2', '5.2.2', 'maintain'),
  ('TCVN ISO 9001:2026', '6.2', '6.2.1', 'maintain'),
  ('TCVN ISO 9001:2026', '8.1', '8.1', 'maintain'),
  ('TCVN ISO 9001:2026', '4.4', '4.4.2b', 'retain'),
  ('TCVN ISO 9001:2026', '7.1.5', '7.1.5.1', 'retain'),
  ('TCVN ISO 9001:2026', '7.1.5', '7.1.5.2', 'retain'),
  ('TCVN ISO 9001:2026', '7.2', '7.2', 'retain'),
  ('TCVN ISO 9001:2026', '8.1', '8.1', 'retain'),
  ('TCVN ISO 9001:2026', '8.2.3', '8.2.3.2', 'retain'),
  ('TCVN ISO 9001:2026', '8.3.2', '8.3.2', 'retain'),
  ('TCVN ISO 9001:2026', '8.3.3', '8.3.3', 'retain'),
  ('TCVN ISO 9001:2026', '8.3.4', '8.3.4', 'retain'),
  ('TCVN ISO 9001:2026', '8.3.5', '8.3.5', 'retain'),
  ('TCVN ISO 9001:2026', '8.3.6', '8.3.6', 'retain'),
  ('TCVN ISO 9001:2026', '8.4.1', '8.4.1', 'retain'),
  ('TCVN ISO 9001:2026', '8.5.2', '8.5.2', 'retain'),
  ('TCVN ISO 9001:2026', '8.5.3', '8.5.3', 'retain'),
  ('TCVN ISO 9001:2026', '8.5.6', '8.5.6', 'retain'),
  ('TCVN ISO 9001:2026', '8.6', '8.6', 'retain'),
  ('TCVN ISO 9001:2026', '8.7', '8.7.2', 'retain'),
  ('TCVN ISO 9001:2026', '9.1.1', '9.1.1', 'retain'),
  ('TCVN ISO 9001:2026', '9.2', '9.2.2', 'retain'),
  ('TCVN ISO 9001:2026', '9.3.3', '9.3.3', 'retain'),
  ('TCVN ISO 9001:2026', '10.2', '10.2.2', 'retain');
INSERT INTO edition_map (from_edition, to_edition, position, from_clause, to_clause, kind) VALUES
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 1, '4.1', '4.4', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 2, '4.2.2', '4.3', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 3, '4.2.2', '4.4', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 4, '4.2.2', '7.5.1', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 5, '4.2.3', '7.5.2', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 6, '4.2.3', '7.5.3', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 7, '4.2.4', '7.5.2', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 8, '4.2.4', '7.5.3', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 9, '5.1', '5.1.1', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 10, '5.2', '5.1.2', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 11, '5.3', '5.2', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 12, '5.4.1', '6.2', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 13, '5.4.2', '6.3', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 14, '5.5.1', '5.3', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 15, '5.5.2', '5.3', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 16, '5.5.3', '7.4', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 17, '5.6', '9.3', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 18, '6.1', '7.1.1', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 19, '6.1', '7.1.2', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 20, '6.2', '7.2', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 21, '6.2', '7.3', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 22, '6.3', '7.1.3', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 23, '6.4', '7.1.4', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 24, '7.1', '8.1', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 25, '7.2', '8.2', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 26, '7.3', '8.3', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 27, '7.4', '8.4', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 28, '7.5.1', '8.5.1', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 29, '7.5.1', '8.5.5', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 30, '7.5.2', '8.5.1', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 31, '7.5.2', '8.5.5', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 32, '7.5.3', '8.5.2', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 33, '7.5.4', '8.5.3', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 34, '7.5.5', '8.5.4', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 35, '7.6', '7.1.5', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 36, '8.1', '9.1.1', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 37, '8.2.3', '9.1.1', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 38, '8.2.1', '9.1.2', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 39, '8.2.2', '9.2', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 40, '8.2.4', '8.6', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 41, '8.3', '8.7', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 42, '8.4', '9.1.3', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 43, '8.5.1', '10.1', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 44, '8.5.1', '10.3', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 45, '8.5.2', '10.2', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 46, '8.5.3', '6.1', 'moved'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 47, NULL, '4.1', 'new'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 48, NULL, '4.2', 'new'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 49, NULL, '6.1', 'new'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001:2015', 50, NULL, '7.1.6', 'new'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 1, '4.1', '4.1', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 2, '4.2', '4.2', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 3, '4.3', '4.3', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 4, '4.4', '4.4', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 5, '5.1', '5.1', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 6, '5.1.1', '5.1.1', 'changed'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 7, '5.1.2', '5.1.2', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 8, '5.2', '5.2', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 9, '5.2.1', '5.2.1', 'changed'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 10, '5.2.2', '5.2.2', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 11, '5.3', '5.3', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 12, '6.1', '6.1.2', 'split'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 13, '6.1', '6.1.3', 'split'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 14, '6.2', '6.2', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 15, '6.3', '6.3', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 16, '7.1', '7.1', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 17, '7.1.1', '7.1.1', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 18, '7.1.2', '7.1.2', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 19, '7.1.3', '7.1.3', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 20, '7.1.4', '7.1.4', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 21, '7.1.5', '7.1.5', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 22, '7.1.6', '7.1.6', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 23, '7.2', '7.2', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 24, '7.3', '7.3', 'changed'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 25, '7.4', '7.4', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 26, '7.5', '7.5', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 27, '7.5.1', '7.5.1', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 28, '7.5.2', '7.5.2', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 29, '7.5.3', '7.5.3', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 30, '8.1', '8.1', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 31, '8.2', '8.2', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 32, '8.2.1', '8.2.1', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 33, '8.2.2', '8.2.2', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 34, '8.2.3', '8.2.3', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 35, '8.2.4', '8.2.4', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 36, '8.3', '8.3', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 37, '8.3.1', '8.3.1', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 38, '8.3.2', '8.3.2', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 39, '8.3.3', '8.3.3', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 40, '8.3.4', '8.3.4', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 41, '8.3.5', '8.3.5', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 42, '8.3.6', '8.3.6', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 43, '8.4', '8.4', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 44, '8.4.1', '8.4.1', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 45, '8.4.2', '8.4.2', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 46, '8.4.3', '8.4.3', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 47, '8.5', '8.5', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 48, '8.5.1', '8.5.1', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 49, '8.5.2', '8.5.2', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 50, '8.5.3', '8.5.3', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 51, '8.5.4', '8.5.4', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 52, '8.5.5', '8.5.5', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 53, '8.5.6', '8.5.6', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 54, '8.6', '8.6', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 55, '8.7', '8.7', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 56, '9.1', '9.1', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 57, '9.1.1', '9.1.1', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 58, '9.1.2', '9.1.2', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 59, '9.1.3', '9.1.3', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 60, '9.2', '9.2', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 61, '9.3', '9.3', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 62, '9.3.1', '9.3.1', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 63, '9.3.2', '9.3.2', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 64, '9.3.3', '9.3.3', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 65, '10.1', '10.1', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 66, '10.2', '10.2', 'kept'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001:2026', 67, '10.3', '10.3', 'kept');

-- Since when an edition holds is said by a paper, so an officer records it; without a record the dates of standard_edition hold.
CREATE TABLE edition_validity (
  authority_id   integer NOT NULL,
  edition        text NOT NULL REFERENCES standard_edition,
  version        integer NOT NULL,
  valid_from     date,
  valid_to       date,
  former_accepted_until date,
  paper_number   text NOT NULL,
  paper_date     date NOT NULL,
  issuer         text NOT NULL,
  reason         text,
  recorded_from  timestamptz NOT NULL,
  recorded_to    timestamptz,
  PRIMARY KEY (authority_id, edition, version),
  CONSTRAINT edition_validity_in_order CHECK (valid_to IS NULL OR (valid_from IS NOT NULL AND valid_to > valid_from)),
  CONSTRAINT edition_validity_transition CHECK (former_accepted_until IS NULL OR (valid_from IS NOT NULL AND former_accepted_until >= valid_from))
);
CREATE UNIQUE INDEX edition_validity_one_held ON edition_validity (authority_id, edition) WHERE recorded_to IS NULL;
CALL hc_seal('edition_validity', 'published', 'SELECT, INSERT, UPDATE', 'from when to when an edition holds for the agencies of an authority, on which paper; as known from when to when');
COMMENT ON COLUMN edition_validity.valid_from IS 'Null: not in force, e.g. recorded too early.';
COMMENT ON COLUMN edition_validity.former_accepted_until IS 'Last day on which a declaration to the edition before this one still counts; null: none counts from the first day of this one. Inclusive, as papers say it (đến hết ngày).';
CREATE POLICY agency_reads ON edition_validity FOR SELECT TO hc_agency USING (authority_id = nullif(current_setting('app.authority', true), '')::int);
GRANT SELECT ON edition_validity TO hc_agency;

CREATE TABLE campaign (
  authority_id   integer NOT NULL,
  id             uuid NOT NULL,
  name           text NOT NULL,
  name_norm      text NOT NULL,
  kind           text NOT NULL CHECK (kind IN ('new', 'convert', 'widen', 'maintain')),
  from_edition   text REFERENCES standard_edition,
  to_edition     text NOT NULL REFERENCES standard_edition,
  starts_on      date NOT NULL,
  ends_on        date NOT NULL,
  basis          uuid[] NOT NULL DEFAULT '{}',
  guidance       uuid[] NOT NULL DEFAULT '{}',
  milestones     jsonb NOT NULL DEFAULT '[]',
  note           text,
  created_at     timestamptz NOT NULL,
  recorded_from  timestamptz NOT NULL,
  version        integer NOT NULL DEFAULT 1,
  PRIMARY KEY (authority_id, id),
  CONSTRAINT campaign_days_in_order CHECK (ends_on >= starts_on),
  CONSTRAINT campaign_converts_from CHECK ((kind = 'convert') = (from_edition IS NOT NULL))
);
CREATE INDEX campaign_by_day ON campaign (authority_id, starts_on DESC, id);
CALL hc_seal('campaign', 'shared', 'SELECT, INSERT, UPDATE', 'a conversion campaign (chiến dịch chuyển đổi): who shall declare to which edition until when');
-- What every agency of the authority may know of a campaign; which of them are its own says the list of members.
CREATE POLICY agency_reads ON campaign FOR SELECT TO hc_agency USING (authority_id = nullif(current_setting('app.authority', true), '')::int);
GRANT SELECT (authority_id, id, name, kind, from_edition, to_edition, starts_on, ends_on, milestones) ON campaign TO hc_agency;
COMMENT ON COLUMN campaign.basis IS 'Papers it rests on; guidance: letters that guide it. Ids of papers, checked when they are written.';
COMMENT ON COLUMN campaign.milestones IS '[{stage, by}]: who has not reached the stage after that day is behind.';

CREATE TABLE campaign_former (
  authority_id   integer NOT NULL,
  id             uuid NOT NULL,
  version        integer NOT NULL,
  name           text NOT NULL,
  name_norm      text NOT NULL,
  kind           text NOT NULL,
  from_edition   text,
  to_edition     text NOT NULL,
  starts_on      date NOT NULL,
  ends_on        date NOT NULL,
  basis          uuid[] NOT NULL,
  guidance       uuid[] NOT NULL,
  milestones     jsonb NOT NULL,
  note           text,
  recorded_from  timestamptz NOT NULL,
  recorded_to    timestamptz NOT NULL,
  PRIMARY KEY (authority_id, id, version),
  FOREIGN KEY (authority_id, id) REFERENCES campaign
);
CALL hc_seal('campaign_former', 'authority', 'SELECT, INSERT', 'what was written of a campaign before it was changed, and from when to when it was what was known');

CREATE VIEW campaign_known WITH (security_invoker = true) AS
  SELECT authority_id, id, version, name, name_norm, kind, from_edition, to_edition, starts_on, ends_on, basis, guidance, milestones, note,
    recorded_from, NULL::timestamptz AS recorded_to FROM campaign
  UNION ALL
  SELECT authority_id, id, version, name, name_norm, kind, from_edition, to_edition, starts_on, ends_on, basis, guidance, milestones, note,
    recorded_from, recorded_to FROM campaign_former;
COMMENT ON VIEW campaign_known IS 'authority: campaigns as written at any time; owner conformity/conversion';
GRANT SELECT ON campaign_known TO hc_authority;

CREATE TABLE campaign_list (
  authority_id   integer NOT NULL,
  id             uuid NOT NULL,
  version        integer NOT NULL,
  name           text NOT NULL,
  name_norm      text NOT NULL,
  dated_on       date NOT NULL,
  basis          text NOT NULL,
  paper_id       uuid,
  source         text NOT NULL CHECK (source IN ('filter', 'file', 'hand')),
  source_detail  jsonb NOT NULL,
  members        integer NOT NULL CHECK (members > 0),
  reason         text,
  recorded_at    timestamptz NOT NULL,
  PRIMARY KEY (authority_id, id, version),
  FOREIGN KEY (authority_id, paper_id) REFERENCES paper,
  CONSTRAINT campaign_list_later_version UNIQUE (authority_id, id, dated_on)
);
CALL hc_seal('campaign_list', 'shared', 'SELECT, INSERT', 'a named, dated list of agencies with its legal basis: the denominator of a target; frozen, changed only by a later version');
CREATE POLICY agency_reads ON campaign_list FOR SELECT TO hc_agency USING (authority_id = nullif(current_setting('app.authority', true), '')::int);
GRANT SELECT (authority_id, id, version, name, dated_on, basis) ON campaign_list TO hc_agency;

CREATE TABLE campaign_list_member (
  authority_id   integer NOT NULL,
  list_id        uuid NOT NULL,
  version        integer NOT NULL,
  agency_id      uuid NOT NULL,
  PRIMARY KEY (authority_id, list_id, version, agency_id),
  FOREIGN KEY (authority_id, list_id, version) REFERENCES campaign_list,
  FOREIGN KEY (authority_id, agency_id) REFERENCES agency
);
CREATE INDEX campaign_list_member_by_agency ON campaign_list_member (authority_id, agency_id);
CALL hc_seal('campaign_list_member', 'shared', 'SELECT, INSERT', 'agencies on a version of a list; an agency sees its own place only');
CREATE POLICY agency_side ON campaign_list_member FOR SELECT TO hc_agency
  USING (authority_id = nullif(current_setting('app.authority', true), '')::int AND agency_id = ANY (nullif(current_setting('app.agencies', true), '')::uuid[]));
GRANT SELECT ON campaign_list_member TO hc_agency;

CREATE TABLE campaign_target (
  authority_id   integer NOT NULL,
  id             uuid NOT NULL,
  campaign_id    uuid NOT NULL,
  list_id        uuid NOT NULL,
  percent        numeric NOT NULL CHECK (percent > 0 AND percent <= 100),
  due_on         date NOT NULL,
  state          text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'dropped')),
  created_at     timestamptz NOT NULL,
  recorded_from  timestamptz NOT NULL,
  version        integer NOT NULL DEFAULT 1,
  PRIMARY KEY (authority_id, id),
  FOREIGN KEY (authority_id, campaign_id) REFERENCES campaign
);
CREATE UNIQUE INDEX campaign_target_once ON campaign_target (authority_id, campaign_id, list_id, due_on) WHERE state = 'active';
CREATE INDEX campaign_target_by_list ON campaign_target (authority_id, list_id);
CALL hc_seal('campaign_target', 'shared', 'SELECT, INSERT, UPDATE', 'a share of a list that shall have declared until a day');
CREATE POLICY agency_reads ON campaign_target FOR SELECT TO hc_agency USING (authority_id = nullif(current_setting('app.authority', true), '')::int);
GRANT SELECT ON campaign_target TO hc_agency;

CREATE TABLE campaign_target_former (
  authority_id   integer NOT NULL,
  id             uuid NOT NULL,
  version        integer NOT NULL,
  campaign_id    uuid NOT NULL,
  list_id        uuid NOT NULL,
  percent        numeric NOT NULL,
  due_on         date NOT NULL,
  state          text NOT NULL,
  recorded_from  timestamptz NOT NULL,
  recorded_to    timestamptz NOT NULL,
  PRIMARY KEY (authority_id, id, version),
  FOREIGN KEY (authority_id, id) REFERENCES campaign_target
);
CREATE INDEX campaign_target_former_by_campaign ON campaign_target_former (authority_id, campaign_id);
CALL hc_seal('campaign_target_former', 'authority', 'SELECT, INSERT', 'what a target was before it was changed or dropped, and from when to when it was what was known');

CREATE VIEW campaign_target_known WITH (security_invoker = true) AS
  SELECT authority_id, id, version, campaign_id, list_id, percent, due_on, state, recorded_from, NULL::timestamptz AS recorded_to FROM campaign_target
  UNION ALL
  SELECT authority_id, id, version, campaign_id, list_id, percent, due_on, state, recorded_from, recorded_to FROM campaign_target_former;
COMMENT ON VIEW campaign_target_known IS 'authority: targets as they stood at any time; owner conformity/conversion';
GRANT SELECT ON campaign_target_known TO hc_authority;

CREATE TABLE campaign_stage (
  authority_id   integer NOT NULL,
  id             uuid NOT NULL,
  campaign_id    uuid NOT NULL,
  agency_id      uuid NOT NULL,
  sequence       integer NOT NULL CHECK (sequence > 0),
  stage          text NOT NULL CHECK (stage IN ('not_started', 'planned', 'training', 'writing', 'applying', 'audited', 'reviewed')),
  reached_on     date NOT NULL,
  evidence       text,
  paper_id       uuid,
  file_id        uuid,
  reason         text,
  recorded_at    timestamptz NOT NULL,
  PRIMARY KEY (authority_id, id),
  CONSTRAINT campaign_stage_in_turn UNIQUE (authority_id, campaign_id, agency_id, sequence),
  FOREIGN KEY (authority_id, campaign_id) REFERENCES campaign,
  FOREIGN KEY (authority_id, agency_id) REFERENCES agency,
  FOREIGN KEY (authority_id, paper_id) REFERENCES paper,
  FOREIGN KEY (authority_id, file_id) REFERENCES stored_file
);
CALL hc_seal('campaign_stage', 'shared', 'SELECT, INSERT', 'how far an agency has come in a campaign, since when, with evidence; added to, never changed');
-- The reason why a stage was put right is the office's own.
CREATE POLICY agency_side ON campaign_stage FOR SELECT TO hc_agency
  USING (authority_id = nullif(current_setting('app.authority', true), '')::int AND agency_id = ANY (nullif(current_setting('app.agencies', true), '')::uuid[]));
GRANT SELECT (authority_id, id, campaign_id, agency_id, sequence, stage, reached_on, evidence, recorded_at) ON campaign_stage TO hc_agency;
COMMENT ON COLUMN campaign_stage.sequence IS 'The version of the agency in the campaign: the highest whose day has come holds.';
COMMENT ON COLUMN campaign_stage.stage IS '"declared" is never kept: it follows from a declaration to the edition of the campaign.';

-- LIKE is not leakproof, so under row-level security it would never reach an index; campaigns are few, and their search repeats the policy.
CREATE FUNCTION search_campaigns(words text) RETURNS TABLE (campaign_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 20 SET search_path = pg_catalog, public AS $$
  SELECT c.id FROM public.campaign c
  WHERE c.authority_id = nullif(current_setting('app.authority', true), '')::int
    AND nullif(current_setting('app.agencies', true), '') IS NULL
    AND c.name_norm LIKE '%' || replace(replace(replace(words, '\', '\\'), '%', '\%'), '_', '\_') || '%'
$$;
REVOKE ALL ON FUNCTION search_campaigns(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_campaigns(text) TO hc_authority;

CREATE VIEW campaign_facts WITH (security_invoker = true) AS
  SELECT authority_id, id AS campaign_id, name, kind, to_edition, starts_on, ends_on FROM campaign;
COMMENT ON VIEW campaign_facts IS 'authority: conversion campaigns; owner conformity/conversion';
GRANT SELECT ON campaign_facts TO hc_authority;

CREATE TABLE reminder (
  authority_id    integer NOT NULL,
  id              uuid NOT NULL,
  campaign_id     uuid NOT NULL,
  issuer_id       uuid NOT NULL,
  state           text NOT NULL CHECK (state IN ('drafted', 'issued', 'escalated', 'closed', 'discarded')),
  about           text NOT NULL,
  about_norm      text NOT NULL,
  paragraphs      text[] NOT NULL,
  as_of           date NOT NULL,
  answer_days     integer CHECK (answer_days > 0),
  answer_by       date,
  provisional     boolean NOT NULL DEFAULT false,
  number          text,
  issued_on       date,
  signer_name     text,
  signer_title    text,
  paper_id        uuid,
  escalated_on    date,
  escalated_to    text,
  escalation      text,
  closed_on       date,
  outcome         text,
  created_at      timestamptz NOT NULL,
  version         integer NOT NULL DEFAULT 1,
  PRIMARY KEY (authority_id, id),
  FOREIGN KEY (authority_id, campaign_id) REFERENCES campaign,
  FOREIGN KEY (authority_id, issuer_id) REFERENCES issuing_body,
  FOREIGN KEY (authority_id, paper_id) REFERENCES paper,
  CONSTRAINT reminder_deadline_one_way CHECK (answer_days IS NOT NULL OR answer_by IS NOT NULL),
  CONSTRAINT reminder_issued_whole CHECK (state IN ('drafted', 'discarded') OR (number IS NOT NULL AND issued_on IS NOT NULL AND paper_id IS NOT NULL AND answer_by IS NOT NULL))
);
CREATE INDEX reminder_by_day ON reminder (authority_id, created_at DESC, id);
CREATE INDEX reminder_by_campaign ON reminder (authority_id, campaign_id, created_at DESC);
CALL hc_seal('reminder', 'authority', 'SELECT, INSERT, UPDATE', 'an official reminder (đôn đốc): the letter, its number, the day until which an answer is due');
COMMENT ON COLUMN reminder.answer_days IS 'Working days after the day of issue; answer_by is worked out from them at issue.';
COMMENT ON COLUMN reminder.provisional IS 'The working calendar of a year the deadline reaches was not published at issue.';

CREATE TABLE reminder_agency (
  authority_id    integer NOT NULL,
  reminder_id     uuid NOT NULL,
  agency_id       uuid NOT NULL,
  position        integer NOT NULL,
  name            text NOT NULL,
  stage           text NOT NULL,
  behind_stage    text,
  behind_since    date,
  answered_on     date,
  answer_number   text,
  answer_date     date,
  answer_note     text,
  answer_file_id  uuid,
  answer_file     text,
  answer_side     text CHECK (answer_side IN ('authority', 'agency')),
  released_at     timestamptz,
  letter          jsonb,
  docx_file_id    uuid,
  pdf_file_id     uuid,
  closed_on       date,
  PRIMARY KEY (authority_id, reminder_id, agency_id),
  FOREIGN KEY (authority_id, reminder_id) REFERENCES reminder,
  FOREIGN KEY (authority_id, agency_id) REFERENCES agency,
  CONSTRAINT reminder_agency_docx FOREIGN KEY (authority_id, docx_file_id) REFERENCES stored_file,
  CONSTRAINT reminder_agency_pdf FOREIGN KEY (authority_id, pdf_file_id) REFERENCES stored_file,
  CONSTRAINT reminder_agency_answer_file FOREIGN KEY (authority_id, answer_file_id) REFERENCES stored_file,
  CONSTRAINT reminder_agency_released_whole CHECK ((released_at IS NULL) = (letter IS NULL)),
  CONSTRAINT reminder_agency_answer_whole CHECK ((answered_on IS NULL) = (answer_side IS NULL))
);
CREATE INDEX reminder_agency_by_agency ON reminder_agency (authority_id, agency_id);
CALL hc_seal('reminder_agency', 'shared', 'SELECT, INSERT, UPDATE', 'who was reminded, as it stood then, and who answered when; the agency sees it once it is issued, and answers');
COMMENT ON COLUMN reminder_agency.letter IS 'What the agency reads, as the letter went out: written at issue, never changed.';
COMMENT ON COLUMN reminder_agency.answer_file IS 'Name of the file: the row that names it is out of the agency''s reach.';
COMMENT ON COLUMN reminder_agency.answer_side IS 'Who recorded the answer: the agency itself, or the office for it.';
CREATE POLICY agency_side ON reminder_agency TO hc_agency
  USING (authority_id = nullif(current_setting('app.authority', true), '')::int AND agency_id = ANY (nullif(current_setting('app.agencies', true), '')::uuid[]) AND released_at IS NOT NULL)
  WITH CHECK (authority_id = nullif(current_setting('app.authority', true), '')::int AND agency_id = ANY (nullif(current_setting('app.agencies', true), '')::uuid[]) AND released_at IS NOT NULL);
GRANT SELECT, UPDATE (answered_on, answer_number, answer_date, answer_note, answer_file_id, answer_file, answer_side) ON reminder_agency TO hc_agency;

-- Letter and answer reach whoever reaches the row. Repeats the policies of reminder_agency and is reviewed with them.
CREATE FUNCTION reminder_files(which uuid) RETURNS TABLE (part text, agency_id uuid, sha256 text, name text, media_type text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT p.part, a.agency_id, f.sha256, f.name, f.media_type
  FROM public.reminder_agency a
  CROSS JOIN LATERAL (VALUES ('docx', a.docx_file_id), ('pdf', a.pdf_file_id), ('answer', a.answer_file_id)) AS p(part, file_id)
  JOIN public.stored_file f ON f.authority_id = a.authority_id AND f.id = p.file_id
  WHERE a.authority_id = nullif(current_setting('app.authority', true), '')::int AND a.reminder_id = which
    AND (nullif(current_setting('app.agencies', true), '') IS NULL
         OR (a.released_at IS NOT NULL AND a.agency_id = ANY (nullif(current_setting('app.agencies', true), '')::uuid[])))
$$;
REVOKE ALL ON FUNCTION reminder_files(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION reminder_files(uuid) TO hc_authority, hc_agency;

CREATE FUNCTION search_reminders(words text) RETURNS TABLE (reminder_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 100 SET search_path = pg_catalog, public AS $$
  SELECT r.id FROM public.reminder r
  WHERE r.authority_id = nullif(current_setting('app.authority', true), '')::int
    AND nullif(current_setting('app.agencies', true), '') IS NULL
    AND (r.about_norm LIKE '%' || replace(replace(replace(words, '\', '\\'), '%', '\%'), '_', '\_') || '%'
      OR lower(coalesce(r.number, '')) LIKE '%' || replace(replace(replace(words, '\', '\\'), '%', '\%'), '_', '\_') || '%')
$$;
REVOKE ALL ON FUNCTION search_reminders(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_reminders(text) TO hc_authority;
