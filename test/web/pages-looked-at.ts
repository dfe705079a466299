/** Dương Xuân Hòa of the demonstration. */
export const CADRE = 'c-03298'

/** A page of the console as somebody sees it, and what tells that it is there; the last of it is scrolled to. */
export interface LookedAt {
  as: 'nobody' | 'officer' | 'monitor' | 'candidate' | 'admin'
  path: string
  signs: readonly string[]
}

const page = (as: LookedAt['as'], path: string, ...signs: string[]): LookedAt => ({ as, path, signs })

/** Every page, in the states that differ: each is looked at in both lights and at every size. */
export const PAGES: readonly LookedAt[] = [
  page('nobody', '/', 'Nguyễn Đình Long'),
  page('officer', '/tasks', 'Quá hạn'),
  page('officer', '/launch', 'trống từ'),
  page('officer', '/launch/many', 'Tải mẫu và điền'),
  page('officer', '/procedures', 'Tình trạng, hạn'),
  page('officer', '/procedures/demo-001', 'Căn cứ'),
  page('officer', '/procedures/demo-001/votes', 'Tính trên'),
  page('officer', '/procedures/demo-001/documents', 'Văn bản lập từ hồ sơ'),
  page('officer', '/procedures/demo-001/trail', 'khởi động quy trình với'),
  page('monitor', '/monitor', 'Đang tắc', 'Đang chờ bao lâu'),
  page('officer', '/cadres', 'Những người thuộc các đơn vị'),
  page('officer', '/posts?vacant=true', 'Khởi động quy trình'),
  page('officer', '/posts/post-health-deputy', 'Thẩm quyền'),
  page('officer', '/rule-sets', 'Mặc định'),
  page('officer', '/unread-texts', 'Phụ lục 4'),
  page('officer', '/rule-sets/decree-300-2026?version=1&before=decree-170-2025+1', 'điểm khác'),
  page('officer', '/calendar?year=2026', 'Tết Dương lịch'),
  page('officer', '/planning/u-province', 'chưa rà soát lần nào'),
  page('officer', '/planning/u-health?list=posts', 'chức vụ chưa có ai'),
  page('monitor', '/planning', 'không mở cho vai trò giám sát'),
  page('officer', '/evaluations?year=2025', 'Từng người'),
  page('officer', '/breakthrough-tasks?year=2025', 'Hoàn thành'),
  page('officer', '/units', 'Sở Y tế'),
  page('officer', '/units?q=van+phong', 'Thuộc'),
  page('officer', '/units/u-health/paper-templates', 'Cơ quan ban hành'),
  page('officer', `/cadres/${CADRE}`, 'Ghi xếp loại'),
  page('candidate', '/own', 'Đồng chí cần làm'),
  page('officer', '/notices', 'Đánh dấu đã đọc'),
  page('candidate', '/notices', 'Thông báo'),
  page('candidate', '/sessions', 'Phiên này'),
  page('admin', '/administration/accounts', 'Đăng nhập được'),
  page('admin', '/administration/accounts/new', 'Tài khoản của ai'),
  page('admin', '/administration/groups', 'Tập thể lãnh đạo'),
  page('officer', '/changes', 'Không có nội dung nào chờ xác nhận.'),
]
