/** Who may send a call of staff, as the calls say it. An administrator's roles are those of every centre. */
export const managers = ['manager', 'admin'] as const;
export const centreStaff = ['facilitator', 'manager', 'admin'] as const;
export const grantStaff = ['facilitator', 'manager', 'approver', 'admin'] as const;
export const deciders = ['manager', 'approver', 'admin'] as const;
/** Approving is for approvers alone, whoever else one is. */
export const approvers = ['approver'] as const;
export const administrators = ['admin'] as const;
