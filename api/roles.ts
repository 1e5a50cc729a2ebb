/** The roles that calls for staff name. An administrator has the roles of every centre. */
export const managers = ['manager', 'admin'] as const;
export const centreStaff = ['facilitator', 'manager', 'admin'] as const;
export const grantStaff = ['facilitator', 'manager', 'approver', 'admin'] as const;
export const deciders = ['manager', 'approver', 'admin'] as const;
/** Only approvers approve, whatever other roles a login has. */
export const approvers = ['approver'] as const;
export const administrators = ['admin'] as const;
