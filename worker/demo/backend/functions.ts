/** The functions of the demo companies by name: what their tools call. One table, so that nothing is callable by accident. */
import {
  customerSegment,
  getProfile,
  resetPassword,
  updatePreferences,
  walletBalance,
} from '#worker/demo/backend/account';
import {
  bookAppointment,
  cancelBooking,
  findSlots,
  getBooking,
  moveBooking,
} from '#worker/demo/backend/bookings';
import {
  cancelOrder,
  changeAddress,
  getOrderStatus,
  orderHistory,
} from '#worker/demo/backend/orders';
import { checkInventory, restockAlert, suggestAlternatives } from '#worker/demo/backend/products';
import {
  applyDiscount,
  paymentStatus,
  requestRefund,
  retryPayment,
  startReturn,
} from '#worker/demo/backend/returns';
import {
  customsStatus,
  documentChecklist,
  requestQuote,
  shipmentEta,
  trackShipment,
} from '#worker/demo/backend/shipments';
import type { BackendFunction } from '#worker/demo/backend/world';

export const backendFunctions = {
  get_order_status: getOrderStatus,
  get_order_history: orderHistory,
  cancel_order: cancelOrder,
  change_address: changeAddress,
  check_inventory: checkInventory,
  suggest_alternatives: suggestAlternatives,
  set_restock_alert: restockAlert,
  start_return: startReturn,
  request_refund: requestRefund,
  get_payment_status: paymentStatus,
  retry_payment: retryPayment,
  apply_discount: applyDiscount,
  track_shipment: trackShipment,
  get_eta: shipmentEta,
  get_customs_status: customsStatus,
  document_checklist: documentChecklist,
  request_quote: requestQuote,
  find_slots: findSlots,
  book_appointment: bookAppointment,
  get_booking: getBooking,
  move_booking: moveBooking,
  cancel_booking: cancelBooking,
  get_wallet_balance: walletBalance,
  get_profile: getProfile,
  get_segment: customerSegment,
  update_preferences: updatePreferences,
  reset_password: resetPassword,
} satisfies Record<string, BackendFunction>;

export type BackendFunctionName = keyof typeof backendFunctions;
