//! What the program has acknowledged is there after it was killed, and after the power was cut (guarantees P1);
//! so is each mail that it owes (P8).

mod delivered;
mod device;
mod installation;
mod killed;
mod power_cut;
mod relay;
